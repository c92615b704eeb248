import type { ServiceId } from '../services.ts'
import { writeChoices, type Choices, type Known } from './choices.ts'

// `base` is where the portal is: absolute, with a trailing slash.

/** The frame. A fixed language is in its path; without one, it speaks the visitor's. */
export function frameAddress(base: string, choices: Choices, known: Known): string {
  const { language, ...rest } = choices
  const query = writeChoices(rest, known)
  return `${base}embed/${language === undefined ? '' : `${language}/`}${query && `?${query}`}`
}

/** The page that opens one service: what a plain link leads to, and the code on a poster. */
export function openAddress(
  base: string,
  language: string,
  service: ServiceId,
  { kittens, only }: Pick<Choices, 'kittens' | 'only'>,
): string {
  const query = kittens.length > 0 ? `?${only ? 'only' : 'prefer'}=${kittens.join()}` : ''
  return `${base}${language}/ouvrir/${service}/${query}`
}

/** The script that partners paste. */
export const scriptAddress = (base: string): string => `${base}embed/1.js`

/** The page whose address alone is enough where oEmbed is understood: that of the one service, or of all. */
export const pageAddress = (base: string, language: string, services: readonly ServiceId[]): string =>
  `${base}${language}/${services.length === 1 ? `${services[0]}/` : ''}`
