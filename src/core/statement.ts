/** How much of an accessibility standard a site meets, as French law counts: nothing without an audit. */
export const conformities = ['none', 'partial', 'full'] as const

export type Conformity = (typeof conformities)[number]

/** What an audit that found this share of criteria met, in per cent, allows to say. */
export function conformityAt(rate: number): Conformity {
  if (rate >= 100) return 'full'
  return rate >= 50 ? 'partial' : 'none'
}

/** A sentence in the only language of a portal, or in each by its tag. */
export type Spoken = string | Readonly<Record<string, string>>

/** Something that not everybody can use. */
export interface Gap {
  what: Spoken
  reason?: Spoken
  /** What one may use in its place. */
  instead?: Spoken
}

export interface Audit {
  /** ISO date. */
  date: string
  by: string
  /** Per cent of the criteria. */
  rate: number
  standard?: string
  pages?: readonly string[]
  environment?: readonly string[]
  tools?: readonly string[]
}

/** The accessibility statement: config/accessibility.yml, checked. */
export interface Statement {
  /** `rgaa`: worded as French law asks; `none`: the same facts, without it. */
  law?: 'rgaa' | 'none'
  state: Conformity
  /** ISO date. */
  date?: string
  contact?: string
  audit?: Audit
  nonconformities?: readonly Gap[]
  disproportionate?: readonly Gap[]
  exempt?: readonly Gap[]
  technologies?: readonly string[]
}
