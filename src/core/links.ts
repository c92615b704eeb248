import type { Instance, Pool } from './pool.ts'
import type { ServiceId } from './services.ts'
import * as abouts from './softwares/abouts.ts'
import { namesRooms, type About, type RoomSoftware } from './softwares/contract.ts'
import { softwares, type SoftwareId } from './softwares/index.ts'

/** What a pasted link turned out to be. */
export interface Found {
  /** The address to open, to keep and to give on: https, without what only followed somebody's steps. */
  url: string
  /** Whose it is; absent where the portal does not know the host. */
  instance?: Instance
  service?: ServiceId
  /** The room's name, where the address holds one. */
  name?: string
  /** It owns what it leads to: nobody else should get it. */
  admin?: true
  /** It leads to a page of the portal itself. */
  own?: true
  /** It is the first of several. */
  others?: true
}

/** Why nothing can be opened. `insecure`: neither https nor to be had by https. */
export type LinkProblem = 'empty' | 'not-a-link' | 'insecure'

const longest = 8000

/**
 * What somebody pasted: a link, or a text with one in it, such as an invitation. `loopback`: plain http on this machine
 * stays as it is (tests). `own`: the addresses below which the portal stands.
 */
export function recognise(
  text: string,
  pool: Pool,
  loopback = false,
  own: readonly string[] = [],
): Found | LinkProblem {
  const pasted = text.trim().slice(0, longest)
  if (pasted === '') return 'empty'
  const [url, ...others] = linksIn(pasted)
  if (!url) return 'not-a-link'
  if (url.protocol === 'http:' && !(loopback && isHere(url.hostname))) {
    if (url.port !== '') return 'insecure'
    url.protocol = 'https:'
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'insecure'
  // `https://known.example@other.example/` leads to the other.
  url.username = ''
  url.password = ''
  for (const name of [...url.searchParams.keys()]) if (tracker.test(name)) url.searchParams.delete(name)
  const instance = ownerOf(url, pool)
  const isOwn = !instance && own.some(base => `${url.origin}${url.pathname}/`.startsWith(base))
  const found = instance ? at(url, instance) : { url: url.href, ...(isOwn && { own: true as const }) }
  return others.length > 0 ? { ...found, others: true } : found
}

/** Whether both are at the same host. */
export const isBeside = (one: string, other: string): boolean => new URL(one).host === new URL(other).host

/**
 * The links in a text, each once, without what closes the sentence around them. A scheme with a dot is an application's
 * own, as calls have on phones: it leads where https does.
 */
function linksIn(text: string): URL[] {
  const schemes = text.match(/(?:https?|[a-z]+(?:\.[a-z]+)+):\/\/[^\s<>"«»“”]+/gi)
  const isBare = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#][^\s<>"«»“”]*)?$/i.test(text)
  const found = (schemes ?? (isBare ? [`https://${text}`] : [])).map(each => {
    const link = each.replace(/^[a-z]+\.[a-z.]+:/i, 'https:').replace(/[.,;:!?…'’]+$/, '')
    return balanced(link) ? link : link.replace(/[)\]]+$/, '')
  })
  return [...new Set(found)].filter(link => URL.canParse(link)).map(link => new URL(link))
}

/** The first of them. */
export const linkIn = (text: string): URL | undefined => linksIn(text)[0]

/** Whether a closing bracket at the end belongs to the address rather than to the sentence. */
const balanced = (address: string): boolean => address.split('(').length >= address.split(')').length

/** What newsletters and networks hang on to links. */
const tracker = /^(utm_\w+|fbclid|gclid|msclkid|mc_cid|mc_eid|igshid|_hs\w+)$/i

const isHere = (hostname: string): boolean => /^(127\.0\.0\.1|localhost|.+\.localhost)$/.test(hostname)

/** The instance an address is below: the one whose own page it is below too, else whose address is the longest. */
function ownerOf(url: URL, { instances }: Pool): Instance | undefined {
  const path = `${url.pathname.replace(/\/+$/, '')}/`
  return instances
    .filter(each => {
      const base = new URL(each.url)
      return base.host === url.host && path.startsWith(base.pathname)
    })
    .toSorted(
      (a, b) => Number(isBelowPage(url, b)) - Number(isBelowPage(url, a)) || b.url.length - a.url.length,
    )[0]
}

/** Whether it is below a page that only this software has there, such as one of several on the same host. */
function isBelowPage({ href }: URL, { software, services, url }: Instance): boolean {
  const adapter = softwares[software]
  if (namesRooms(adapter)) return false
  return services.some(service => {
    const page = adapter.open(url, { service })
    return page !== url && href.startsWith(page)
  })
}

function at(url: URL, instance: Instance): Found {
  const software = softwares[instance.software]
  const service = serviceAt(url, instance)
  const whose = { instance, ...(service && { service }) }
  if (owns(url, instance.software)) return { url: url.href, ...whose, admin: true }
  const room = namesRooms(software) && !software.keyed && roomAt(url, instance.url, software)
  return { ...(room || { url: url.href }), ...whose }
}

/** Whether an address of this software owns what it leads to: wherever the tool is, and however the address is written. */
export function owns({ pathname, search }: URL, software: SoftwareId): boolean {
  const { admin }: About = abouts[software]
  const parts = pathname.split('/').map(decoded).filter(Boolean)
  return [...parts.keys(), parts.length].some(
    from => admin?.test(parts.slice(from).join('/') + search) === true,
  )
}

/** What stands for a name while an address is taken apart. */
const mark = 'n4m3'

/** The room an address leads to, at the address our own links have; nothing where the name stands elsewhere. */
function roomAt(url: URL, base: string, software: RoomSoftware): { url: string; name: string } | undefined {
  const [start, end] = (software.share?.(base, mark) ?? software.room(base, mark)).split(mark)
  if (start === undefined || end === undefined) return
  const own = `${url.origin}${url.pathname}`
  const raw = own.startsWith(start) ? own.slice(start.length).split('/')[0] : undefined
  if (!raw) return
  return { url: start + raw, name: decoded(raw) }
}

function decoded(raw: string): string {
  try {
    return decodeURIComponent(raw)
  } catch {
    return raw
  }
}

/** Of software that serves several, the one whose own page the address is below. */
function serviceAt(url: URL, { software, services, url: base }: Instance): ServiceId | undefined {
  const adapter = softwares[software]
  if (services.length === 1 || namesRooms(adapter)) return services[0]
  return services.find(service => url.href.startsWith(adapter.open(base, { service }))) ?? services[0]
}
