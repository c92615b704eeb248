import type { Instance, Retention } from './pool.ts'
import { softwares } from './softwares/index.ts'

/** How long something is kept there, as the page can say it; `unknown` when nobody told us. */
export type Kept = Lasting | 'nothing' | 'unknown'

/** A length of time in the largest unit that measures it without a rest. */
export interface Lasting {
  after: Retention['after']
  amount: number
  unit: 'day' | 'week' | 'month' | 'year'
}

const units = [
  ['year', 365],
  ['month', 30],
  ['week', 7],
] as const

export function kept(instance: Instance): Kept {
  if (softwares[instance.software].ephemeral) return 'nothing'
  return instance.retention ? lasting(instance.retention) : 'unknown'
}

export function lasting({ days, after }: Retention): Lasting {
  const [unit, length] = units.find(([, length]) => days >= length && days % length === 0) ?? ['day', 1]
  return { after, amount: days / length, unit }
}
