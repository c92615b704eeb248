import type { Language } from '../core/told.ts'
import type { Symbols } from './sprite.ts'

/**
 * What compiling leaves in a folder for src/site/assemble.ts: all of a portal that does not depend on its configuration.
 * Beside it in that folder: `site/`, the files that are the same on every portal; `prerender/`, the application that
 * writes documents; `texts/`, the Markdown of the pages that are only read.
 */
export interface Parts {
  /** package.json's. */
  version: string
  /** All there are. */
  languages: readonly Language[]
  style: string
  symbols: Symbols
  /** Inline scripts. What differs from portal to portal is left open in them: `put` fills it in. */
  scripts: Readonly<Record<'theme' | 'start' | 'negotiate', string>>
  /** Of the application: where it starts, where lists are read, and the first words of each language. */
  chunks: { app: string; reader: string; words: Readonly<Record<string, string>> }
  /** What stands below assets/: names change with what is in them. Not what is of no use without network. */
  files: readonly BuiltFile[]
  /** Of /embed/. */
  frame: { script: string; style: string }
  /** The service workers, `__BUILD__` left open in the first. */
  workers: { on: string; off: string }
}

export interface BuiltFile {
  fileName: string
  /** Whose words and texts it holds, where it is about one language. */
  language?: string
}

export const partsFile = 'parts.json'

/** Puts values into a script, as code, in place of the names left open. */
export const put = (script: string, values: Readonly<Record<string, string>>): string =>
  Object.entries(values).reduce((text, [name, code]) => text.replaceAll(name, () => code), script)
