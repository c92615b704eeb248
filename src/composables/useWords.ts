import { shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'

type Messages = Parameters<ReturnType<typeof useI18n>['mergeLocaleMessage']>[1]
type Files = Readonly<Record<string, () => Promise<Messages>>>

// The same pieces as in src/i18n.ts: what every page says first, and what few pages say.
const first: Files = import.meta.glob<Messages>('../locales/*.json', {
  import: 'default',
  query: '?first.json',
})
const late: Files = import.meta.glob<Messages>('../locales/*.json', {
  import: 'default',
  query: '?late.json',
})

/** The words of a language other than the page's, for what is written to stand elsewhere. */
export function useWords(wanted: () => string | undefined) {
  const { t: say, locale, mergeLocaleMessage } = useI18n()
  /** Whose words are there. Until others have come, they are the page's. */
  const language = shallowRef(locale.value)

  watch(
    wanted,
    async (tag = locale.value) => {
      if (tag !== locale.value)
        for (const files of [first, late])
          mergeLocaleMessage(tag, (await files[`../locales/${tag}.json`]?.()) ?? {})
      if (tag === (wanted() ?? locale.value)) language.value = tag
    },
    { immediate: true },
  )

  const t = (key: string, values: Readonly<Record<string, unknown>> = {}): string =>
    say(key, { ...values }, { locale: language.value })
  return { t, language }
}
