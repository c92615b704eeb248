import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'
import { Mistake, type Values } from './blanks.ts'
import { textOf } from './markdown.ts'

interface Given {
  /** What the blanks of a text are filled with, in its language. */
  values: (language: string) => Values
  /** The pages a text may lead to: the last part of their addresses. */
  pages: readonly string[]
}

const content = /\/src\/content\/([\w-]+)\/[\w/-]+\.md$/

/** Lets the texts in src/content be imported as what the page shows of them: title, description, html. */
export function texts({ values, pages }: Given): Plugin {
  let base = '/'
  return {
    name: 'entraide:texts',
    enforce: 'pre',
    configResolved(config) {
      base = config.base
    },
    async load(id) {
      const [, language] = content.exec(id) ?? []
      if (language === undefined) return
      const address = (page: string): string | undefined => {
        if (page === 'home') return `${base}${language}/`
        return pages.includes(page) ? `${base}${language}/${page}/` : undefined
      }
      const source = await readFile(id, 'utf8')
      try {
        const text = textOf(source, { values: values(language), address })
        return { code: `export default ${JSON.stringify(text)}`, moduleType: 'js' }
      } catch (error) {
        if (!(error instanceof Mistake)) throw error
        return this.error(`${id}:${error.line}  ${error.message}`)
      }
    },
  }
}
