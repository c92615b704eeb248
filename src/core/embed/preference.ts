import type { Instance } from '../pool.ts'
import { tiers, type Standing } from '../selection.ts'
import type { Choices } from './choices.ts'

/** Puts the kittens of one service, best first, into the order in which a page offers them. */
export type Arrange = (drawn: readonly Instance[], standingOf: (instance: Instance) => Standing) => Instance[]

/** What a partner's link says of who shall host. */
export type Preference = Pick<Choices, 'kittens' | 'only'>

/** Theirs come first, unless they are down while somebody else is not; or alone, where they serve this at all. */
export function arranging(preference: Preference): Arrange {
  return (drawn, standingOf) => {
    const isDown = (instance: Instance) => standingOf(instance).tier >= tiers.fail
    const theirs = theirsAmong(drawn, preference)
    if (preference.only && theirs.length > 0) return theirs
    const first = drawn.every(isDown) ? theirs : theirs.filter(each => !isDown(each))
    return [...first, ...drawn.filter(each => !first.includes(each))]
  }
}

const theirsAmong = (instances: readonly Instance[], { kittens }: Preference): Instance[] =>
  instances.filter(({ provider }) => kittens.includes(provider.id))

/**
 * What becomes of it: theirs come first, or alone, or `others` are offered because they do not serve this. Where the link
 * wants nobody, the portal may: `ours`.
 */
export const outcomes = ['first', 'alone', 'others', 'ours'] as const

/** The names of those whose kittens this portal offers first, among these. */
export const preferredIn = (instances: readonly Instance[]): string[] => [
  ...new Set(instances.flatMap(({ provider }) => (provider.preferred ? [provider.name] : []))),
]

/** What visitors are told of it, and of whom. */
export function noticeOf(
  instances: readonly Instance[],
  preference: Preference,
): { outcome: (typeof outcomes)[number]; names: readonly string[] } | undefined {
  const names = [...new Set(theirsAmong(instances, preference).map(({ provider }) => provider.name))]
  if (names.length > 0) return { outcome: preference.only ? 'alone' : 'first', names }
  if (preference.only && instances.length > 0) return { outcome: 'others', names }
  const ours = preferredIn(instances)
  return ours.length > 0 ? { outcome: 'ours', names: ours } : undefined
}
