import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

/** The groups of sentences that no page shows before it is live. */
const late = new Set([
  'chooser',
  'depth',
  'host',
  'lost',
  'opened',
  'reason',
  'room',
  'service',
  'state',
  'why',
])

const part = /^(.*\/locales\/[\w-]+\.json)\?(first|rest)\.json$/

/** Lets each language file be imported in two parts, so that the first sentences do not wait for all others. */
export const words = (): Plugin => ({
  name: 'entraide:words',
  enforce: 'pre',
  async load(id) {
    const [, file, which] = part.exec(id) ?? []
    if (file === undefined) return
    this.addWatchFile(file)
    const groups = Object.entries(JSON.parse(await readFile(file, 'utf8')))
    return JSON.stringify(
      Object.fromEntries(groups.filter(([name]) => late.has(name) === (which === 'rest'))),
    )
  },
})
