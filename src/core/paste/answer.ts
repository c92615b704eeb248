/** What came of asking a host to keep a paste. */
export type Pasted = { id: string; deleteToken?: string } | Refusal

/**
 * Why there is none. `wait`: too soon after another; `refused`: the host says why; `unreadable`: an answer that makes
 * no sense; `failing`: the host has a fault; `impossible`: this browser cannot seal; the others: no answer came, and the
 * host may have taken the text or not.
 */
export interface Refusal {
  failure: (typeof failures)[number]
  /** In the host's own words. */
  says?: string
}

export const failures = [
  'wait',
  'refused',
  'unreadable',
  'failing',
  'late',
  'offline',
  'unreachable',
  'impossible',
] as const

/** What an answer means (PrivateBin/PrivateBin lib/Controller.php, `_json_result`, `_json_error`). Its `url` is not trusted: the address is made of the host's own and the id. */
export function readPasted(status: number, body: string): Pasted {
  const { id, deletetoken, message, ...answer } = parsed(body)
  if (status === 429) return { failure: 'wait' }
  if (status >= 500) return { failure: 'failing' }
  if (answer['status'] === 0 && isHex(id, /^[0-9a-f]{16}$/))
    return { id, ...(isHex(deletetoken, /^[0-9a-f]{1,128}$/) && { deleteToken: deletetoken }) }
  const says = typeof message === 'string' ? plain(message) : ''
  if (answer['status'] !== 1 || !says) return { failure: status >= 400 ? 'failing' : 'unreadable' }
  // "Please wait 10 seconds between each post.", in whatever language the host speaks to this browser.
  return { failure: /\d\s*s(ec|eg|ek)/i.test(says) ? 'wait' : 'refused', says }
}

/** How long an answer may take, in milliseconds: time to think, and to send at 50 kB a second. */
export const patience = (body: string): number => 20_000 + body.length / 50

const isHex = (value: unknown, shape: RegExp): value is string =>
  typeof value === 'string' && shape.test(value)

/** One line, and nothing in it that could pass for ours. */
const plain = (text: string): string =>
  text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 200)

function parsed(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
