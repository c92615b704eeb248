import type { Monitor } from '../../core/monitors/monitor.ts'
import type { Instance } from '../../core/pool.ts'
import type { Look } from '../probe/look.ts'
import { isTrouble, type Trouble } from './ask.ts'
import { samplesFrom } from './samples.ts'

/** What stands in for visiting the hosts: looks without a request of ours, or why there are none. */
export type Source = (instances: readonly Instance[], now: number) => Promise<Look[] | Trouble>

/** The looks that the operator's monitoring took. */
export function looksFrom(monitor: Monitor, fetch: typeof globalThis.fetch): Source {
  return async (instances, now) => {
    const samples = await samplesFrom(monitor, { instances }, now, fetch)
    if (isTrouble(samples)) return samples
    const known = new Map(samples.map(({ instance, ...sample }) => [instance, sample]))
    return instances.flatMap(instance => {
      const { time = now, latency, certExpires, ...verdict } = known.get(instance.id) ?? {}
      if (!('status' in verdict)) return []
      return {
        ...{ instance, verdict, time, exchanges: [] },
        ...(latency !== undefined && { latency }),
        ...(certExpires !== undefined && { certExpires }),
      }
    })
  }
}
