import { createI18n, type Composer } from 'vue-i18n'

/** A language file: sentences, grouped by place. */
export interface Messages {
  [key: string]: string | Messages
}

/** The words of the page, and which language they are in. */
export type I18n = ReturnType<typeof makeI18n>

type Files = Readonly<Record<string, () => Promise<Messages>>>

// Chunks per language: src/build/words.ts says what is in which.
const first: Files = import.meta.glob<Messages>('./locales/*.json', {
  import: 'default',
  query: '?first.json',
})
const rest: Files = import.meta.glob<Messages>('./locales/*.json', { import: 'default', query: '?rest.json' })
const after: Files = import.meta.glob<Messages>('./locales/*.json', {
  import: 'default',
  query: '?after.json',
})
const late: Files = import.meta.glob<Messages>('./locales/*.json', { import: 'default', query: '?late.json' })
const written: Files = import.meta.glob<Messages>('./locales/*.json', {
  import: 'default',
  query: '?written.json',
})
const still: Files = import.meta.glob<Messages>('./locales/*.json', {
  import: 'default',
  query: '?still.json',
})

/** All that this application may be asked to say: built for the browser, it does without the still pages. */
const all =
  import.meta.env.SSR || import.meta.env.DEV
    ? [first, rest, after, late, written, still]
    : [first, rest, after, late, written]

function load(files: Files, tag: string): Promise<Messages> {
  const file = files[`./locales/${tag}.json`]
  if (!file) throw new Error(`src/locales/${tag}.json does not exist`)
  return file()
}

/** What a page says before it is live. */
export const loadFirst = (tag: string): Promise<Messages> => load(first, tag)

/** What a page says once it is live. What is written in it waits for a change of language. */
export const loadRest = (i18n: I18n, tag: string): Promise<void> =>
  add(i18n, tag, import.meta.env.DEV ? loadMessages(tag) : load(rest, tag))

/** What is said once a room was opened, or something is handed over. */
export const loadAfter = (composer: Pick<Composer, 'locale' | 'mergeLocaleMessage'>): Promise<void> =>
  merge(composer, composer.locale.value, load(after, composer.locale.value))

/** What pages say that few people go to: `meta.late` in src/router.ts. */
export const loadLate = (i18n: I18n, tag: string): Promise<void> => add(i18n, tag, load(late, tag))

const add = (i18n: I18n, tag: string, words: Promise<Messages>) => merge(composerOf(i18n), tag, words)

async function merge(
  composer: Pick<Composer, 'mergeLocaleMessage'>,
  tag: string,
  words: Promise<Messages>,
): Promise<void> {
  composer.mergeLocaleMessage(tag, await words)
}

/** All the messages of one language. */
export const loadMessages = async (tag: string): Promise<Messages> =>
  Object.assign({}, ...(await Promise.all(all.map(files => load(files, tag)))))

export const makeI18n = (tag: string, messages: Messages) =>
  createI18n<false>({ legacy: false, locale: tag, messages: { [tag]: messages } })

export const composerOf = ({ global }: I18n) => global

/** Speaks another language, with all its words: those of the first page were not all there. */
export async function speak(i18n: I18n, tag: string): Promise<void> {
  const composer = composerOf(i18n)
  if (composer.locale.value === tag) return
  composer.setLocaleMessage(tag, await loadMessages(tag))
  composer.locale.value = tag
}
