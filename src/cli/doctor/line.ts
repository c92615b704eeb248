import { once } from 'node:events'
import { isIP } from 'node:net'
import { connect } from 'node:tls'

/** What stands between us and the portal before anything is asked. Times in milliseconds since 1970. */
export interface Line {
  /** Why browsers refuse the certificate. */
  refused?: string
  begins?: number
  ends?: number
  /** Whether it speaks HTTP/2. */
  second: boolean
}

/** Looks at the certificate and at what the server speaks; nothing where no TLS comes about. */
export async function lineTo(
  { hostname, port }: URL,
  patience: number,
  ca?: string,
): Promise<Line | undefined> {
  const host = hostname.replace(/^\[|\]$/g, '')
  const socket = connect({
    ...{ host, port: Number(port || 443), ALPNProtocols: ['h2', 'http/1.1'], rejectUnauthorized: false },
    ...(isIP(host) === 0 && { servername: host }),
    ...(ca !== undefined && { ca }),
  })
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(patience) })
    const { valid_from, valid_to } = socket.getPeerCertificate()
    const [begins, ends] = [valid_from, valid_to].map(text => Date.parse(text))
    return {
      ...(!socket.authorized && { refused: String(socket.authorizationError) }),
      ...(begins && { begins }),
      ...(ends && { ends }),
      second: socket.alpnProtocol === 'h2',
    }
  } catch {
    return undefined
  } finally {
    socket.destroy()
  }
}
