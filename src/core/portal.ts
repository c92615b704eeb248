import type { Colours } from './paint.ts'
import type { ServiceId } from './services.ts'

/** What the people who run a portal decide about it: config/portal.yml, checked. */
export interface Portal {
  /** As visitors read it in the title of each page. */
  name: string
  /** Where it is served, https, with a trailing slash: for the addresses given to search engines. */
  url: string
  /** BCP 47 tags, the first is the default. */
  languages: readonly [string, ...string[]]
  /** What it shows, in this order. */
  services: readonly [ServiceId, ...ServiceId[]]
  /** Who runs it. The contact is the address of a page, or begins with mailto. */
  operator: { name: string; website?: string; contact?: string }
  /** Whether it is the CHATONS collective's own site: the page says so, or says that it is not. */
  collective: boolean
  /** Whether many people use the computers it is shown on, as in a library. */
  sharedComputer?: boolean
  /** Where its source code is, as its licence asks. */
  source: string
  /** Those of its own, where it has some. */
  colours?: Colours
  /** What its home page says in its own words, by language. */
  words?: Readonly<Record<string, Words>>
}

/** Plain text in one language; what is left out, the portal says in ours. */
export interface Words {
  heading?: string
  introduction?: string
  /** One more line, which the home page has only where the operator wrote one. */
  notice?: string
}

/** What the operator says on the home page of a language. */
export const wordsIn = ({ words }: Pick<Portal, 'words'>, language: string): Words => words?.[language] ?? {}
