import type { Answer, Reply } from '../../../src/cli/doctor/answer.ts'
import type { Finding, Judge, Name, Seen } from '../../../src/cli/doctor/seen.ts'

/** When all of these tests happen. */
export const now = Date.parse('2026-11-26T12:00:00Z')

interface Said {
  status?: number
  headers?: Readonly<Record<string, string | readonly string[]>>
  body?: string
  method?: string
}

/** What a public portal answers, at this path. */
export function answered(
  path: string,
  { status = 200, headers = {}, body = '', method = 'GET' }: Said = {},
): Answer {
  return {
    kind: 'answer',
    ...{ method, status, url: new URL(path, 'https://portal.example/').href, time: now },
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat()])),
    body: Buffer.from(body),
    travelled: body.length,
  }
}

/** A portal of which this was seen. */
export function seenAt(replies: Partial<Record<Name, Reply | Reply[]>>, more: Partial<Seen> = {}): Seen {
  const lists = Object.entries(replies).map(([name, reply]) => [name, [reply].flat()] as const)
  return {
    address: new URL('https://portal.example/'),
    hops: lists.flatMap(([name, list]) => (name === 'root' ? list : [])),
    replies: Object.fromEntries(lists),
    now,
    ...more,
  }
}

/** What a judge says of it, as an operator reads it, without the tips. */
export const told = (judge: Judge, seen: Seen): string[] => (judge(seen) ?? []).map(line)

const line = ({ path, message, warning }: Finding): string =>
  `${path}  ${warning ? 'warning: ' : ''}${message}`
