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
}
