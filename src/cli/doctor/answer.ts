/** What came of one request to the portal. */
export type Reply = Answer | Failure

/** An HTTP answer, whatever it says. */
export interface Answer {
  kind: 'answer'
  method: string
  url: string
  status: number
  /** Names in lower case, with each value that was sent: a header may come twice. */
  headers: Readonly<Record<string, readonly string[]>>
  /** Unpacked. */
  body: Buffer
  /** How many bytes the body had on its way. */
  travelled: number
  /** Why the body is not what was sent. */
  flaw?: string
  /** When it was here, in milliseconds since 1970. */
  time: number
}

/** No answer; `detail` is for people who mend it. */
export interface Failure {
  kind: 'failure'
  method: string
  url: string
  /** `unasked`: so much went wrong before that nobody tried. */
  reason: 'dns' | 'connect' | 'tls' | 'timeout' | 'unasked'
  detail: string
}

export const isAnswer = (reply: Reply | undefined): reply is Answer => reply?.kind === 'answer'

/** A header's value, the values of one that came more than once joined as RFC 9110, 5.2 has it; empty where it is absent. */
export const header = (answer: Answer, name: string): string => (answer.headers[name] ?? []).join(', ')

/** The content type without its parameters. */
export const typeOf = (answer: Answer): string =>
  (header(answer, 'content-type').split(';')[0] ?? '').trim().toLowerCase()

/** Where it redirects to, absolute. */
export const pointer = (answer: Answer): URL | undefined =>
  answer.status >= 300 && answer.status < 400
    ? (URL.parse(header(answer, 'location') || '\0', answer.url) ?? undefined)
    : undefined

/** How a finding names the place: the path and what stands behind its question mark. */
export const placeOf = ({ url }: { url: string }): string => {
  const { pathname, search } = new URL(url)
  return pathname + search
}

export const textOf = ({ body }: Answer): string => body.toString('utf8')

/** The JSON of a body; undefined where it is none. */
export function jsonOf(answer: Answer): unknown {
  try {
    return JSON.parse(textOf(answer))
  } catch {
    return undefined
  }
}
