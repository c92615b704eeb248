/** What a language file says of itself, under `meta`. */
export interface Language {
  /** BCP 47 tag, the file's name. */
  tag: string
  /** Its own name, in itself. */
  name: string
  direction: 'ltr' | 'rtl'
  /** For pages whose visitor's language is not known yet. */
  lost: string
  home: string
}

/** The languages this portal speaks, its default first: read from src/locales at build, chosen in config/portal.yml. */
export const languages: readonly Language[] = __LANGUAGES__

export const languageOf = (tag: string): Language | undefined =>
  languages.find(language => language.tag === tag)
