import type { Text, TextId } from './core/texts.ts'
import { told } from './told.ts'

/** A text page in one language. For pages that are only read: the application does not carry it. */
export function textOf(language: string, id: TextId): Text {
  const text = told.texts?.[language]?.[id]
  if (!text) throw new Error(`There is no text ${id} in ${language}`)
  return text
}
