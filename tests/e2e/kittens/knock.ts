import { request } from 'node:http'

export interface Knocked {
  status: number
  headers: Record<string, string>
  body: string
}

/**
 * One request to a kitten, without following redirects and with the path sent exactly as written, which `fetch`
 * would tidy up. The name is not looked up: Node knows `.localhost` on some machines only.
 */
export function knock(
  address: string,
  {
    method = 'GET',
    headers = {},
    body = '',
    signal,
  }: { method?: string; headers?: Record<string, string>; body?: string; signal?: AbortSignal } = {},
): Promise<Knocked> {
  const [, host = '', port = '', path = '/'] = /^http:\/\/([^:/]+):(\d+)(.*)$/.exec(address) ?? []
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, method, agent: false, ...(signal && { signal }) }
    const outgoing = request(
      { ...options, headers: { host: `${host}:${port}`, ...headers } },
      async response => {
        let text = ''
        response.setEncoding('utf8')
        for await (const chunk of response) text += chunk
        const flat = Object.entries(response.headers).map(([name, value]) => [name, String(value)])
        resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(flat), body: text })
      },
    )
    outgoing.on('error', reject).end(body)
  })
}
