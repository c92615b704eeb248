import type { Text } from './core/texts.ts'

const files = import.meta.glob<Text>('./content/*/*.md', { import: 'default', eager: true })

/** A text page in one language. For pages that are only read: the application does not carry it. */
export function textOf(language: string, id: string): Text {
  const text = files[`./content/${language}/${id}.md`]
  if (!text) throw new Error(`src/content/${language}/${id}.md does not exist`)
  return text
}
