import type { Language } from './core/told.ts'
import { told } from './told.ts'

/** The languages this portal speaks, its default first. */
export const { languages } = told

export const languageOf = (tag: string): Language | undefined =>
  languages.find(language => language.tag === tag)
