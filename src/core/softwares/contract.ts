import type { ServiceId } from '../services.ts'

/** What a visitor or the portal may ask of a room; each software takes what its links can carry and ignores the rest. */
export interface Options {
  /** BCP 47 tag of the page the visitor reads, such as `fr`. */
  language?: string
  /** What the visitor came for, for software that serves several. */
  service?: ServiceId
  /** Whether a poll asks for dates or for a choice between anything else. */
  poll?: 'dates' | 'choices'
  /** Enter a call with microphone and camera off. */
  muted?: boolean
  /** Ask the tool not to contact anybody but its own host. */
  firstPartyOnly?: boolean
  /** A 128-bit secret in base64url (22 characters), for software whose `keyed` is true. */
  key?: string
}

/** What a room name must be so that neither the software nor a proxy in front of it changes it. */
export interface NameRule {
  /** `portable`: a-z, 0-9 and single hyphens inside. `alphanumeric`: a-z and 0-9 only. */
  alphabet: 'portable' | 'alphanumeric'
  /** Longest name, in characters. */
  max: number
  /** Whether what a visitor typed may be part of it; otherwise the name is random only. */
  typed: boolean
  /** Whether the room outlives the meeting: lasting names need at least 60 random bits, others 50. */
  lasting: boolean
}

/** How much an answer proves: a web server, this software, or this software doing its work. */
export type Evidence = 'shallow' | 'signature' | 'functional'

/** Why a tool that answers still cannot be used by everybody. */
export type Obstacle = 'login-required' | 'maintenance' | 'full' | 'other-product'

/** What nobody needs to know before the page stands: `about` in abouts/. */
export interface About {
  website: string
  /** SPDX identifier. */
  licence: string
  browser: BrowserView
  handovers?: Readonly<Partial<Record<HandoverId, Handover>>>
  /** Addresses that own what they lead to, or delete it: what comes after the base address. */
  admin?: RegExp
  /** The link that deletes what is at an address, for those who were given this token when it was made. */
  deletion?: (address: string, token: string) => string
  /** The mobile application's own links to the room at this https address. */
  app?: (address: string) => { ios: string; android: string }
  /** What stays of a room's fragment (`#…`) without the key in it; only software that hides one there. */
  keyless?: (fragment: string) => string
}

/** A sign that the tool is there and closed: all that is said of it must hold. */
export interface Sign {
  reason: Obstacle
  status?: number
  location?: RegExp
  shows?: RegExp
}

/** `probe` in abouts/: where a probe looks, with one request that creates nothing, and what the answer must show. */
export interface Probe {
  /** Relative to the base address; empty for the front page. May carry a query. */
  path: string
  /** GET unless said. */
  method?: 'GET' | 'HEAD' | 'OPTIONS'
  /** The status of a working tool, after the redirects allowed: 200 unless said. */
  status?: number
  /** What the body of a working tool contains. Absent: the status alone has to do. */
  shows?: RegExp
  /** Signs that the tool is there and closed, judged first: the first that matches whole names the obstacle. */
  closed?: readonly Sign[]
  /** Another answer of a working tool, where its settings decide which one is given. */
  or?: { status: number; shows: RegExp; evidence: Evidence }
  /** Whether redirects on the same host are followed before judging: they are not unless said. */
  redirects?: 'none' | 'same-host'
  evidence: Evidence
  /** Where else to look, once an hour and at a working tool only, when that answer cannot tell who may use it. */
  gate?: { path: string; closed: readonly [Sign, ...Sign[]] }
  /** What its own pages carry and no other software's: it gives this one away where another is expected. */
  marks?: RegExp
}

/** What a page on another origin can learn by itself; everything else needs a probe that is not a browser. */
export type BrowserView =
  /** Status and body, because the answer allows every origin. */
  | { sees: 'answer'; path: string; method?: 'GET' | 'HEAD' | 'OPTIONS' }
  /** Only that something answered. */
  | { sees: 'presence'; path: string }
  /** A healthy host may look dead: never judge from a browser. */
  | { sees: 'nothing' }

/** A way to pass on what the visitor already has. Nobody uses one unless the instance's entry in the pool allows it. */
export type Handover = FormHandover | ParameterHandover | { by: 'api'; path: string; accept: string }

/** A form sent by POST, whose answer is the tool's own page. */
export interface FormHandover {
  by: 'form'
  path: string
  /** What the tool calls each thing it takes. */
  fields: Readonly<Partial<Record<FieldId, string>>>
  /** What is sent as it is, each time. */
  with?: Readonly<Record<string, string>>
  multipart?: true
  /** What it calls the kinds of poll, in its field `kind`. */
  kinds?: Readonly<Record<'dates' | 'choices', string>>
  /** For how many days it can keep something, in its field `days`; 0 is forever. */
  days?: readonly number[]
  /** What it still asks for on its own page. */
  asks?: 'email'
  /** It refuses those who send much in a row. */
  bans?: true
  /** Where what was named in its field `slug` is found. */
  found?: (base: string, slug: string) => string
  /** The largest file it takes where the host says nothing, in bytes. */
  maxSize?: number
}

/** A link whose opening does it: nobody may follow it but the visitor. */
export interface ParameterHandover {
  by: 'parameter'
  path: string
  parameter: string
}

/** What a form may carry. */
export type FieldId =
  | 'title'
  | 'description'
  | 'author'
  | 'kind'
  | 'language'
  | 'slug'
  | 'link'
  | 'file'
  | 'days'
  | 'once'

export type HandoverId = 'title' | 'link' | 'picture' | 'text' | 'file'

/** Which options change the address: the page offers only these. */
export type OptionId = Exclude<keyof Options, 'service' | 'key'>

interface Facts {
  /** Its name as people read it. */
  label: string
  services: readonly [ServiceId, ...ServiceId[]]
  takes?: readonly OptionId[]
  /** Nothing is kept once people have left, whoever the host is. */
  ephemeral?: true
}

/** The name makes the room: the final address is known before leaving. */
export interface RoomSoftware extends Facts {
  name: NameRule
  /** The link also carries a secret that no server ever sees: give `Options.key` always, to open and to share. */
  keyed?: true
  /** The address that creates the room and opens it. Without options it is the one to share, unless `share` says otherwise. */
  room: (base: string, name: string, options?: Options) => string
  /** The address to share, where opening and joining differ. */
  share?: (base: string, name: string) => string
}

/** There is only a page to create on: the final address is known after creation, to the visitor alone. */
export interface PageSoftware extends Facts {
  open: (base: string, options?: Options) => string
}

/** What makes the link to one software. One file each; facts from outside cite their source there. */
export type Software = RoomSoftware | PageSoftware

export const namesRooms = (software: Software): software is RoomSoftware => 'room' in software

/**
 * The address of a path below a base that may itself carry a path prefix. Segments are encoded; no slash is added at
 * the end, an empty last segment gives one: `at(base, '')` is the front page.
 */
export function at(base: string, ...segments: string[]): string {
  const url = new URL(base)
  const prefix = url.pathname.replace(/\/+$/, '')
  url.pathname = [prefix, ...segments.map(encodeURIComponent)].join('/')
  url.search = ''
  url.hash = ''
  return url.href
}

/** The same address with query parameters; those whose value is undefined are left out. */
export function ask(address: string, parameters: Record<string, string | undefined>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.set(name, value)
  return url.href
}
