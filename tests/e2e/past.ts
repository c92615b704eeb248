import { note, publish } from '../../src/cli/probe/state.ts'
import { agesFor } from '../../src/core/health/age.ts'
import { healthOf } from '../../src/core/health/memory.ts'
import { writeHealth } from '../../src/core/health/writing.ts'
import type { Instance } from '../../src/core/pool.ts'
import { remembered, type Past } from '../core/past/pasts.ts'

/** Writes into a served site what the probe would have, had it looked for ninety days: one run was set aside, the last was not. `later`: in milliseconds from now. */
export async function livePast(
  folder: string,
  instances: readonly Instance[],
  pasts: Readonly<Record<string, Past>>,
  later = 0,
): Promise<void> {
  const now = Date.now() + later
  const memories = new Map(instances.map(({ id }) => [id, remembered(pasts[id] ?? 'unknown', now)]))
  const found = new Map([...memories].map(([id, memory]) => [id, healthOf(memory, now)]))
  const run = { status: 'pass', time: now, notes: [], flipped: 0 } as const
  await publish(
    folder,
    writeHealth({ ...agesFor(300_000), ...run, instances: found }),
    { instances },
    memories,
  )
  const counts = { looked: instances.length - 1, of: instances.length, refused: false }
  await note(folder, { ...counts, time: now - 86_400_000, reasons: ['mass-failure'] })
  await note(folder, { ...counts, time: now, reasons: [] })
}
