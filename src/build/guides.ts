import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'
import { Mistake } from '../site/blanks.ts'
import { textOf } from '../site/markdown.ts'

const guide = /\/src\/content\/[\w-]+\/services\/\w+\.md$/

/** Lets the guides in src/content be imported as what the page shows of them. They are the same on any portal. */
export const guides = (): Plugin => ({
  name: 'entraide:guides',
  enforce: 'pre',
  async load(id) {
    if (!guide.test(id)) return
    const source = await readFile(id, 'utf8')
    try {
      const text = textOf(source, { values: {}, address: () => undefined })
      return { code: `export default ${JSON.stringify(text)}`, moduleType: 'js' }
    } catch (error) {
      if (!(error instanceof Mistake)) throw error
      return this.error(`${id}:${error.line}  ${error.message}`)
    }
  },
})
