import { createI18n } from 'vue-i18n'

/** A language file: sentences, grouped by place. */
export interface Messages {
  [key: string]: string | Messages
}

/** The words of the page, and which language they are in. */
export type I18n = ReturnType<typeof makeI18n>

const files = import.meta.glob<Messages>('./locales/*.json', { import: 'default' })

/** The messages of one language, a chunk of their own. */
export function loadMessages(tag: string): Promise<Messages> {
  const load = files[`./locales/${tag}.json`]
  if (!load) throw new Error(`src/locales/${tag}.json does not exist`)
  return load()
}

export const makeI18n = (tag: string, messages: Messages) =>
  createI18n<false>({ legacy: false, locale: tag, messages: { [tag]: messages } })

export const composerOf = ({ global }: I18n) => global

/** Loads a language the first time it is asked for, then speaks it. */
export async function speak(i18n: I18n, tag: string): Promise<void> {
  const composer = composerOf(i18n)
  if (!composer.availableLocales.includes(tag)) composer.setLocaleMessage(tag, await loadMessages(tag))
  composer.locale.value = tag
}
