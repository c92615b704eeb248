import type { Retention } from './pool.ts'
import type { Software } from './softwares/contract.ts'
import { softwares, type SoftwareId } from './softwares/index.ts'

/** How long something is kept there, as the page can say it; `unknown` when nobody told us. */
export type Kept = Lasting | 'nothing' | 'unknown'

/** A length of time in the largest unit that measures it without a rest. */
export interface Lasting {
  after: Retention['after']
  amount: number
  unit: 'day' | 'week' | 'month' | 'year'
}

export interface Keeping {
  software?: SoftwareId | undefined
  retention?: Retention | undefined
}

const units = [
  ['year', 365],
  ['month', 30],
  ['week', 7],
] as const

/** Of an instance, or of a room whose software and host's rules are known. */
export function kept({ software, retention }: Keeping): Kept {
  const adapter: Software | undefined = software && softwares[software]
  if (adapter?.ephemeral) return 'nothing'
  return retention ? lasting(retention) : 'unknown'
}

export function lasting({ days, after }: Retention): Lasting {
  const [unit, length] = units.find(([, length]) => days >= length && days % length === 0) ?? ['day', 1]
  return { after, amount: days / length, unit }
}
