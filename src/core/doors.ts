import type { Instance, Pool } from './pool.ts'
import * as abouts from './softwares/abouts.ts'
import type { BrowserView } from './softwares/contract.ts'

/** What the visitor's own browser may ask of an instance, and what the answer can tell. */
export type Door = Exclude<BrowserView, { sees: 'nothing' }>

/** Nothing, where a browser would take a healthy host for a dead one. */
export function doorOf({ software }: Instance): Door | undefined {
  const { browser } = abouts[software]
  return browser.sees === 'nothing' ? undefined : browser
}

/** The origins a page has to be allowed to ask, for its policy's `connect-src`. */
export const doorOrigins = ({ instances }: Pool): string[] =>
  [...new Set(instances.filter(doorOf).map(({ url }) => new URL(url).origin))].toSorted()
