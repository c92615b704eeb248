import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pageIds, texts as textIds, type Text, type TextId } from '../core/texts.ts'
import { Mistake } from './blanks.ts'
import { textOf } from './markdown.ts'
import { valuesOf, type Decided } from './values.ts'

interface Given extends Decided {
  /** Where texts are, `<language>/<page>.md` in each: the first folder that has one counts. */
  folders: readonly string[]
  /** The path below which the portal is served. */
  base: string
}

/** What cannot be read in a text. */
export interface TextMistake {
  file: string
  /** Counted from 1. */
  line: number
  message: string
}

export interface Texts {
  texts: Record<string, Record<TextId, Text>>
  mistakes: TextMistake[]
}

/** The pages that are only read, filled with what the portal's configuration says, in each of its languages. */
export async function readTexts(given: Given): Promise<Texts> {
  const found: Texts = { texts: {}, mistakes: [] }
  for (const language of given.portal.languages) {
    const read = textIds.map(async id => [id, await readText(given, language, id)] as const)
    const pages = await Promise.all(read)
    found.texts[language] = Object.fromEntries(
      pages.filter(([, text]) => !('line' in text)),
    ) as Texts['texts'][string]
    found.mistakes.push(...pages.flatMap(([, text]) => ('line' in text ? text : [])))
  }
  return found
}

async function readText(given: Given, language: string, id: TextId): Promise<Text | TextMistake> {
  const name = `${language}/${id}.md`
  const file = given.folders.map(folder => join(folder, name)).find(path => existsSync(path))
  if (file === undefined) return { file: name, line: 1, message: 'the file does not exist' }
  const pages: readonly string[] = [...pageIds, ...given.portal.services]
  const address = (page: string): string | undefined => {
    if (page === 'home') return `${given.base}${language}/`
    return pages.includes(page) ? `${given.base}${language}/${page}/` : undefined
  }
  try {
    return textOf(await readFile(file, 'utf8'), { values: valuesOf(given, language), address })
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    return { file, line: error.line, message: error.message }
  }
}
