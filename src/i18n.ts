import { createI18n } from 'vue-i18n'

/** A language file: sentences, grouped by place. */
export interface Messages {
  [key: string]: string | Messages
}

/** The words of the page, and which language they are in. */
export type I18n = ReturnType<typeof makeI18n>

type Files = Readonly<Record<string, () => Promise<Messages>>>

// Three chunks per language: src/build/words.ts says what is in which.
const first: Files = import.meta.glob<Messages>('./locales/*.json', {
  import: 'default',
  query: '?first.json',
})
const rest: Files = import.meta.glob<Messages>('./locales/*.json', { import: 'default', query: '?rest.json' })
const late: Files = import.meta.glob<Messages>('./locales/*.json', { import: 'default', query: '?late.json' })

function load(files: Files, tag: string): Promise<Messages> {
  const file = files[`./locales/${tag}.json`]
  if (!file) throw new Error(`src/locales/${tag}.json does not exist`)
  return file()
}

/** What a page says before it is live. */
export const loadFirst = (tag: string): Promise<Messages> => load(first, tag)

/** What a page says once it is live. */
export const loadRest = (i18n: I18n, tag: string): Promise<void> => add(i18n, tag, rest)

/** What pages say that few people go to: `meta.late` in src/router.ts. */
export const loadLate = (i18n: I18n, tag: string): Promise<void> => add(i18n, tag, late)

async function add(i18n: I18n, tag: string, files: Files): Promise<void> {
  composerOf(i18n).mergeLocaleMessage(tag, await load(files, tag))
}

/** All the messages of one language. */
export const loadMessages = async (tag: string): Promise<Messages> => ({
  ...(await load(first, tag)),
  ...(await load(rest, tag)),
  ...(await load(late, tag)),
})

export const makeI18n = (tag: string, messages: Messages) =>
  createI18n<false>({ legacy: false, locale: tag, messages: { [tag]: messages } })

export const composerOf = ({ global }: I18n) => global

/** Loads a language the first time it is asked for, then speaks it. */
export async function speak(i18n: I18n, tag: string): Promise<void> {
  const composer = composerOf(i18n)
  if (!composer.availableLocales.includes(tag)) composer.setLocaleMessage(tag, await loadMessages(tag))
  composer.locale.value = tag
}
