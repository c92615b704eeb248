import { request } from 'node:http'

export interface Knocked {
  status: number
  headers: Readonly<Record<string, string>>
  body: string
}

export interface Manner {
  method?: string
  headers?: Readonly<Record<string, string>>
  body?: string | Buffer
  signal?: AbortSignal
}

/**
 * One request to a kitten, without following redirects and with the path sent exactly as written, which `fetch`
 * would tidy up. The name is not looked up: Node knows `.localhost` on some machines only.
 */
export function knock(
  address: string,
  { method = 'GET', headers, body = '', signal }: Manner = {},
): Promise<Knocked> {
  const [, host = '', port = '', path = '/'] = /^http:\/\/([^:/]+):(\d+)(.*)$/s.exec(address) ?? []
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, method, agent: false, ...(signal && { signal }) }
    const outgoing = request({ ...options, headers: { host: `${host}:${port}`, ...headers } }, response => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject)
      response.on('end', () => {
        const flat = Object.entries(response.headers).map(([name, value]) => [name, String(value)])
        const text = Buffer.concat(chunks).toString()
        resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(flat), body: text })
      })
    })
    outgoing.on('error', reject).end(body)
  })
}

/** What a kitten's page says it understood: the `data-` attributes of its body. */
export function seen({ body }: Knocked): Readonly<Record<string, string>> {
  const attributes = /<body([^>]*)>/.exec(body)?.[1] ?? ''
  const pairs = Array.from(attributes.matchAll(/ data-([a-z-]+)="([^"]*)"/g), ([, name = '', value = '']) => [
    name,
    value.replace(/&#(\d+);/g, (_entity, code) => String.fromCharCode(Number(code))),
  ])
  return Object.fromEntries(pairs)
}
