import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

/** The groups of sentences that no page shows before it is live; `late` are those of pages that wait for them. */
const groups: Readonly<Record<string, 'rest' | 'late'>> = {
  chooser: 'rest',
  depth: 'late',
  host: 'rest',
  leave: 'rest',
  lost: 'late',
  opened: 'rest',
  reason: 'rest',
  room: 'rest',
  settings: 'late',
  state: 'rest',
  why: 'late',
}

const part = /^(.*\/locales\/[\w-]+\.json)\?(first|rest|late)\.json$/

/** Lets each language file be imported in three parts, so that the first sentences do not wait for all others. */
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
