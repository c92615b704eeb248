import { instancesOf, providersOf, type Draft } from '../entries.ts'
import { shown, type Path, type Problem } from '../problem.ts'
import { meant } from '../suggest.ts'
import type { Given } from './rule.ts'

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const tongues = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** A country code stands for a country. */
export function countries({ pool }: Draft): Problem[] {
  return providersOf(pool).flatMap(({ path, entry: { country } }): Problem[] => {
    if (country === undefined) return []
    const usual = usualCountry(country)
    if (usual === country) return []
    const message = `country must be a two-letter ISO 3166-1 code, not ${shown(country)}`
    const tip = usual === undefined ? 'such as FR, BE or CA' : `did you mean "${usual}"?`
    return [{ path: [...path, 'country'], message, tip }]
  })
}

/** A language tag stands for a language, and is written the usual way. */
export function languageTags({ portal, pool }: Draft): Problem[] {
  return [
    ...wrongTags(['portal', 'languages'], portal?.languages),
    ...instancesOf(pool).flatMap(({ path, entry }) => wrongTags([...path, 'languages'], entry.languages)),
  ]
}

/** The portal speaks only languages it has words in. */
export function portalLanguages({ portal }: Draft, { languages }: Given): Problem[] {
  return (portal?.languages ?? []).flatMap((tag, position): Problem[] => {
    if (tag === undefined || languages.includes(tag) || wrongTag(tag)) return []
    const near = meant(tag, languages)
    return [
      {
        path: ['portal', 'languages', position],
        message: `the portal has no words in "${tag}"`,
        tip:
          near === undefined
            ? `it has ${languages.toSorted().join(', ')}; another takes a file in src/locales and a build from the sources`
            : `did you mean "${near}"?`,
      },
    ]
  })
}

/** A list names a thing once. */
export function repeatedWords({ portal, pool }: Draft): Problem[] {
  return [
    ...repeated(['portal', 'languages'], portal?.languages),
    ...repeated(['portal', 'services'], portal?.services),
    ...repeated(['pool', 'prefer'], pool?.prefer),
    ...instancesOf(pool).flatMap(({ path, entry }) => [
      ...repeated([...path, 'services'], entry.services),
      ...repeated([...path, 'languages'], entry.languages),
    ]),
  ]
}

/** Nobody has seen tomorrow. */
export function futureDates({ pool }: Draft, { today }: Given): Problem[] {
  return instancesOf(pool).flatMap(({ path, entry }): Problem[] => {
    const seen = entry.opensWithoutAccount?.seen
    if (seen === undefined || String(seen) <= today) return []
    const message = `opensWithoutAccount.seen is in the future: ${seen}, today is ${today}`
    const tip = 'the day when somebody last looked, today at the latest'
    return [{ path: [...path, 'opensWithoutAccount', 'seen'], message, tip }]
  })
}

type Words = readonly (string | undefined)[] | undefined

function wrongTags(path: Path, tags: Words): Problem[] {
  return (tags ?? []).flatMap((tag, position) => {
    const wrong = tag === undefined ? undefined : wrongTag(tag)
    return wrong ? [{ path: [...path, position], ...wrong }] : []
  })
}

function wrongTag(tag: string): Pick<Problem, 'message' | 'tip'> | undefined {
  const usual = usualTag(tag)
  const message = `${shown(tag)} is not the tag of a language`
  if (usual === undefined || tongues.of(usual) === undefined)
    return { message, tip: 'BCP 47 tags, such as fr, oc or pt-BR' }
  if (usual !== tag) return { message, tip: `did you mean "${usual}"?` }
}

/** The code that ISO 3166-1 gives to what was written: GB for `UK`, FR for `fr`. */
function usualCountry(code: string): string | undefined {
  if (!/^[a-z]{2}$/i.test(code)) return
  const { region } = new Intl.Locale(`und-${code}`)
  return region !== undefined && region !== 'ZZ' && regions.of(region) !== undefined ? region : undefined
}

/** The tag as BCP 47 writes it, also when its parts were joined with underscores as in `pt_BR`. */
function usualTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0]
  } catch {
    // The platform's only way to say that a tag is malformed.
    return undefined
  }
}

function repeated(path: Path, words: Words): Problem[] {
  return (words ?? []).flatMap((word, position): Problem[] => {
    if (word === undefined || words?.indexOf(word) === position) return []
    return [
      { path: [...path, position], message: `${shown(word)} is listed twice`, tip: 'keep one of the two' },
    ]
  })
}
