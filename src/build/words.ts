import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

/** When the groups of sentences come that no page shows before it is live. */
const groups: Readonly<Record<string, 'rest' | 'after' | 'late' | 'written' | 'still'>> = {
  // Once the cards are there.
  chooser: 'rest',
  host: 'rest',
  join: 'rest',
  mask: 'rest',
  menu: 'rest',
  reason: 'rest',
  room: 'rest',
  state: 'rest',
  // With what follows a click, or comes late: composables/useAfter.ts brings them.
  app: 'after',
  calendar: 'after',
  code: 'after',
  hand: 'after',
  invitation: 'after',
  opened: 'after',
  secret: 'after',
  sheet: 'after',
  // With the pages that say them: `meta.late` in src/router.ts.
  depth: 'late',
  end: 'late',
  health: 'late',
  install: 'late',
  integrate: 'late',
  memory: 'late',
  open: 'late',
  rooms: 'late',
  service: 'late',
  settings: 'late',
  share: 'late',
  why: 'late',
  // Pages hold them as they were built: the application needs them once its language changes.
  footer: 'written',
  // Only the build needs them: for pages that the application does not carry, and for machines.
  embed: 'still',
  graph: 'still',
  lost: 'still',
  manifest: 'still',
  map: 'still',
}

const part = /^(.*\/locales\/[\w-]+\.json)\?(first|rest|after|late|written|still)\.json$/

/** Lets each language file be imported in parts, so that the first sentences do not wait for all others. */
export const words = (): Plugin => ({
  name: 'entraide:words',
  enforce: 'pre',
  async load(id) {
    const [, file, which] = part.exec(id) ?? []
    if (file === undefined) return
    this.addWatchFile(file)
    const all = Object.entries(JSON.parse(await readFile(file, 'utf8')))
    return JSON.stringify(Object.fromEntries(all.filter(([name]) => (groups[name] ?? 'first') === which)))
  },
})
