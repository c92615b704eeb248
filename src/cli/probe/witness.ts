import type { Instance } from '../../core/pool.ts'
import { several, type Look } from './look.ts'
import { hostOf, round, shuffled, silentHosts } from './round.ts'
import type { Errand } from './run.ts'
import type { State } from './state.ts'

/** Who was asked whether this machine has a network: instances of the pool, or a canary. */
export interface Witness {
  asked: readonly string[]
  /** Who was reached. Absent: nobody, so the run is not believed. */
  reached?: string
}

/** Enough that all of them are hardly down by chance. */
const most = 2

/**
 * A run of one or two hosts that reaches none cannot tell their fault from ours. Canaries, which sang, can; without them
 * another host of the pool is asked, once, then one more. Undefined where there is no question.
 */
export async function witnessTo(
  looks: readonly Look[],
  { pool, canaries, manner, pace }: Errand,
  { memories, kept }: State,
): Promise<Witness | undefined> {
  const silent = silentHosts(looks)
  if (silent.size === 0 || silent.size >= several) return undefined
  const [canary] = canaries
  if (canary !== undefined) return { asked: [canary], reached: canary }

  const worked = ({ id }: Instance) => memories.get(id)?.status === 'pass'
  const luck = shuffled(pool.instances, pace.random)
  const others = [...luck.filter(worked), ...luck.filter(each => !worked(each))]
  const asked: string[] = []
  for (const other of others) {
    if (asked.length === most) break
    if (silent.has(hostOf(other))) continue
    const found = await round([other], manner, kept, { ...pace, pauses: [] })
    // Whoever does not want to be looked at was not asked.
    if (found.every(({ exchanges }) => exchanges.length === 0)) continue
    asked.push(other.id)
    if (silentHosts(found).size === 0) return { asked, reached: other.id }
    silent.add(hostOf(other))
  }
  return { asked }
}
