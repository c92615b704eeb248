import type { Instance } from './pool.ts'
import { softwares } from './softwares/index.ts'

/** How long something is kept there, as the page can say it; `unknown` when nobody told us. */
export type Kept =
  | { after: 'creation' | 'change'; amount: number; unit: 'day' | 'week' | 'month' | 'year' }
  | 'nothing'
  | 'unknown'

const units = [
  ['year', 365],
  ['month', 30],
  ['week', 7],
] as const

export function kept(instance: Instance): Kept {
  if (softwares[instance.software].ephemeral) return 'nothing'
  if (!instance.retention) return 'unknown'
  const { days, after } = instance.retention
  const [unit, length] = units.find(([, length]) => days >= length && days % length === 0) ?? ['day', 1]
  return { after, amount: days / length, unit }
}
