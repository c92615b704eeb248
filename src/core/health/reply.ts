import type { Depth, Reason } from './health.ts'

/** What came back from one look at an instance. */
export type Reply = Answer | Failure

/** An HTTP answer, whatever it says. */
export interface Answer {
  kind: 'answer'
  status: number
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  /** Text of the body, cut where the prober stopped to read. */
  body: string
  /** Where it redirects to, absolute. */
  pointer?: string
  /** The address that answered, after the redirects that were followed. */
  url: string
}

/** No answer that can be judged. `depth` says how far it came; `detail` is for people who mend it. */
export interface Failure {
  kind: 'failure'
  reason: Extract<Reason, 'dns' | 'connect' | 'tls' | 'timeout' | 'redirect-loop'>
  depth: Depth
  detail: string
}
