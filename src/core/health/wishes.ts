import type { Instance } from '../pool.ts'

/** What a visitor asked of the choice, kept on the device alone. */
export interface Wishes {
  /** BCP 47 tag of the page. */
  language?: string
  /** ISO 3166-1 alpha-2. */
  country?: string
  preferred?: ReadonlySet<string>
  banned?: ReadonlySet<string>
}

/** What an instance's share is multiplied with for this visitor: 2 when it is near, 4 when preferred, 0 when banned. */
export function favour({ id, provider, languages }: Instance, wishes: Wishes): number {
  if (wishes.banned?.has(id)) return 0
  const spoken = languages?.some(each => primary(each) === primary(wishes.language ?? ''))
  const near = spoken ?? (wishes.country !== undefined && provider.country === wishes.country)
  return (near ? 2 : 1) * (wishes.preferred?.has(id) ? 4 : 1)
}

/** `fr` of `fr-CA`. */
const primary = (tag: string): string | undefined => tag.toLowerCase().split('-')[0]
