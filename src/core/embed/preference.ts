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

export const theirsAmong = (instances: readonly Instance[], { kittens }: Preference): Instance[] =>
  instances.filter(({ provider }) => kittens.includes(provider.id))

/** What visitors are told of it: who is `first`, who alone, or that `others` are offered than those it wants alone. */
export function noticeOf(
  instances: readonly Instance[],
  preference: Preference,
): { what: 'first' | 'alone' | 'others'; names: readonly string[] } | undefined {
  const names = [...new Set(theirsAmong(instances, preference).map(({ provider }) => provider.name))]
  if (names.length > 0) return { what: preference.only ? 'alone' : 'first', names }
  return preference.only && instances.length > 0 ? { what: 'others', names } : undefined
}
