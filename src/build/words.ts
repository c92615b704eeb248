import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

/** The groups of sentences that no page shows before it is live. */
const late = ['chooser', 'depth', 'host', 'lost', 'opened', 'reason', 'room', 'service', 'state', 'why']

/** Those that pages hold as they were built: the application needs them once its language changes. */
const written = ['footer']

/** Those that only the build needs: for pages that the application does not carry, and for machines. */
const still = ['graph', 'map']

const part = /^(.*\/locales\/[\w-]+\.json)\?(first|rest|written|still)\.json$/

/** Lets each language file be imported in parts, so that the first sentences do not wait for all others. */
export const words = (): Plugin => ({
  name: 'entraide:words',
  enforce: 'pre',
  async load(id) {
    const [, file, which] = part.exec(id) ?? []
    if (file === undefined) return
    this.addWatchFile(file)
    const groups = Object.entries(JSON.parse(await readFile(file, 'utf8')))
    return JSON.stringify(Object.fromEntries(groups.filter(([name]) => partOf(name) === which)))
  },
})

function partOf(group: string): string {
  if (late.includes(group)) return 'rest'
  if (written.includes(group)) return 'written'
  return still.includes(group) ? 'still' : 'first'
}
