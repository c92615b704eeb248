import { isRecord } from '../poolfile.ts'

// What the frame and the page it stands on tell each other, over `postMessage`. The other half is src/embed.ts, which
// imports nothing: both are held to this by their tests. A closed list; what is not in it is not heard.

/** The version of what is said: src/embed.ts hears no other. */
export const version = 1

/** How tall the frame would be without scrolling, in CSS pixels. All that a page we do not know is ever told. */
export const heightMessage = (height: number) =>
  ({ type: 'entraide:height', v: version, height: Math.ceil(height) }) as const

/** What a page may ask of the frame: its height once more, as it begins to listen late. */
export const askMessage = { type: 'entraide:ask', v: version } as const

/** What a height may be, wherever it comes from. */
export const bounds = { least: 120, most: 4000 } as const

/** The height a message tells, within bounds; nothing, if it is any other. */
export function heightIn(data: unknown): number | undefined {
  if (!isRecord(data) || data['type'] !== 'entraide:height' || data['v'] !== version) return undefined
  const { height } = data
  if (typeof height !== 'number' || !Number.isFinite(height)) return undefined
  return Math.min(bounds.most, Math.max(bounds.least, Math.ceil(height)))
}

/** Whether the page asks for the height, in our words or, where it has a secret with us, in WordPress's. */
export function isAsking(data: unknown, secret: string | undefined): boolean {
  if (!isRecord(data)) return false
  if (data['type'] === askMessage.type) return data['v'] === version
  return secret !== undefined && data['message'] === 'ready' && data['secret'] === secret
}

/**
 * The word by which WordPress knows one of its frames: it adds `#?secret=…` to the address.
 * https://github.com/WordPress/WordPress/blob/master/wp-includes/js/wp-embed.js
 */
export const secretIn = (hash: string): string | undefined => /^#\?secret=([a-z0-9]{1,60})$/i.exec(hash)?.[1]

/** WordPress sizes the frame, to 200 at least and 1000 at most. */
export const wordpressHeight = (secret: string, height: number) =>
  ({ message: 'height', value: Math.ceil(height), secret }) as const

/** WordPress goes there, in place of its own page, if it is at our host and the frame has the focus. */
export const wordpressLink = (secret: string, url: string) =>
  ({ message: 'link', value: url, secret }) as const
