import { header, isAnswer, placeOf, pointer, textOf, type Answer } from '../answer.ts'
import { canonicalOf, readDocument } from '../document.ts'
import { answer, given, isNear, type Finding, type Judge, type Seen } from '../seen.ts'
import { advice, failing } from '../words.ts'

/** Whether it is where its pages say, and how people get there. */
export const address: Judge = seen => [
  ...led(seen),
  ...named(seen),
  ...based(seen),
  ...open(seen),
  ...plain(seen),
]

/** Redirects from the address that was given. */
function led(seen: Seen): Finding[] {
  const answered = seen.hops.filter(isAnswer)
  const [start, end] = [answered[0], answered.at(-1)]
  if (!start || !end || answered.length === 1) return []
  const [from, to] = [new URL(start.url), new URL(end.url)]
  const steps = answered.length - 1
  if (pointer(end))
    return [
      at(
        start,
        `is led on without end, last to ${header(end, 'location')}`,
        'let it be a page, not a redirect',
      ),
    ]
  if (from.hostname !== to.hostname)
    return [
      at(
        start,
        `leads to another host, ${to.href}`,
        'say everywhere the address where pages are, in config/portal.yml, too',
      ),
    ]
  if (to.pathname !== from.pathname && to.pathname !== seen.address.pathname)
    return [
      at(
        start,
        `leads to ${to.pathname} instead of showing the page that chooses a language`,
        'give the index.html there: it asks the browser, and what the visitor chose before',
      ),
    ]
  return steps > 1
    ? [at(start, `leads to ${to.href} in ${steps} steps`, advice(seen, 'lead there in one', 'secure'))]
    : []
}

const at = ({ url }: { url: string }, message: string, tip: string): Finding => ({ path: url, message, tip })

/** Pages name their address to search engines, in previews and in what partners paste. */
function named(seen: Seen): Finding[] {
  const root = answer(seen, 'root')
  const said = root?.status === 200 ? canonicalOf(readDocument(textOf(root))) : undefined
  if (!root || !said || said.href === seen.address.href) return []
  const tip = `write the public address as "url" into config/portal.yml, and build again`
  const isOther = said.hostname !== seen.address.hostname || said.protocol !== seen.address.protocol
  // Behind a proxy, or before a name leads here, it is asked where only its operator can.
  const isWarning = isNear(seen.address) && isOther
  const message = `pages say that the portal is at ${said.href}, and it was asked at ${seen.address.href}`
  return [{ path: placeOf(root), message, tip, ...(isWarning && { warning: true }) }]
}

/** Below a path, pages built for another look for their files in the wrong place. */
function based(seen: Seen): Finding[] {
  const [home] = given(seen, 'homes')
  const file = home && /\bdata-words=["']?([^"'\s>]+)/.exec(textOf(home))?.[1]
  const place = file && URL.parse(file, home.url)?.pathname
  if (!home || !place || place.startsWith(`${seen.address.pathname}assets/`)) return []
  const base = place.replace(/assets\/.*$/, '')
  return [
    at(
      { url: placeOf(home) },
      `looks for its files below ${base}, and stands below ${seen.address.pathname}`,
      'write the address with its path as "url" into config/portal.yml, and build again',
    ),
  ]
}

/** Without TLS anybody may read along, and browsers keep from pages what they need; on this machine alone they do not. */
function open({ address }: Seen): Finding[] {
  if (address.protocol === 'https:') return []
  const tip =
    'visitors need a server with a certificate in front: without it pages can neither copy links nor open without network'
  return [{ path: address.href, message: 'without HTTPS', tip, ...(isNear(address) && { warning: true }) }]
}

/** Who types the address without its scheme. */
function plain(seen: Seen): Finding[] {
  const reply = seen.replies.plain?.[0]
  if (!reply) return []
  if (!isAnswer(reply)) {
    const tip = 'old browsers and old links begin with http: listen at port 80 and lead to https'
    return [{ path: reply.url, message: 'no answer', tip, warning: true }]
  }
  const to = pointer(reply)
  if (to?.href === seen.address.href) return []
  const tip = advice(seen, `lead to ${seen.address.href} at once, with 301 or 308`, 'secure')
  return [
    at(reply, to ? `leads to ${to.href}` : `answered with ${reply.status} instead of leading to https`, tip),
  ]
}

/** Whether what is there is a portal at all. */
export const stranger = (seen: Seen, root: Answer): Finding[] => {
  if (pointer(root)) return led(seen)
  const message = root.status === 200 ? 'no page of the portal' : `answered with ${root.status}`
  const tip = 'is this the address, and the built folder what is served there?'
  return [at(root, message, root.status >= 500 ? failing(seen) : tip)]
}
