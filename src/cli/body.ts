import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { toBrotli, toGzip } from './compress.ts'

/** What a file says, ready to be sent in each encoding. */
export interface Body {
  tag: string
  plain: Buffer
  gzip: Buffer
  br: Buffer
}

export async function toBody(plain: Buffer): Promise<Body> {
  const tag = `W/"${createHash('sha256').update(plain).digest('base64url')}"`
  const [br, gzip] = await Promise.all([toBrotli(plain), toGzip(plain)])
  return { tag, plain, gzip, br }
}

/** Sends it in the best encoding the request accepts; a 200 only where the visitor does not have it already. */
export function sendBody(
  request: IncomingMessage,
  response: ServerResponse,
  status: 200 | 404,
  type: string,
  body: Body,
): void {
  if (status === 200) response.setHeader('ETag', body.tag)
  if (status === 200 && request.headers['if-none-match'] === body.tag) {
    response.writeHead(304).end()
    return
  }
  const encoding = bestEncoding(request.headers['accept-encoding'])
  if (encoding !== 'plain') response.setHeader('Content-Encoding', encoding)
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': body[encoding].length })
  response.end(body[encoding])
}

function bestEncoding(accepted: string | string[] | undefined): 'br' | 'gzip' | 'plain' {
  const words = String(accepted ?? '')
  return /\bbr\b/.test(words) ? 'br' : /\bgzip\b/.test(words) ? 'gzip' : 'plain'
}
