import { hash53 } from '../../../src/core/selection.ts'
import { next } from '../../../src/core/health/machine.ts'
import { healthOf, type Memory } from '../../../src/core/health/memory.ts'
import type { Report } from '../../../src/core/health/writing.ts'
import { run, sample, start } from './samples.ts'

/** Chance that is the same in every run of the tests. */
export function dice(seed: string): () => number {
  let n = 0
  return () => (hash53(`${seed} ${n++}`) + 0.5) / 2 ** 53
}

const words =
  'abri nuage chaton infini colibri zaclys deuxfleurs bastet picasoft roflcopter sleto hadoly'.split(' ')

/** Instances with histories as different as those of real hosts: blips, outages, challenges, their own pace. */
export function lived(count: number, runs: number, seed = 'lived'): Map<string, Memory> {
  const random = dice(seed)
  const all = new Map<string, Memory>()
  for (let i = 0; i < count; i++) {
    const id = `${words[i % words.length]}${Math.floor(random() * 1000)}/${['etherpad', 'jitsi', 'lufi'][i % 3]}`
    const offset = Math.floor(random() * 60_000)
    const pace = 80 * (0.5 + 4 * random())
    const certExpires = start + Math.floor(random() * 90) * 86_400_000
    let memory: Memory | undefined
    let [down, walled] = [false, random() < 0.05]
    for (let at = 0; at < runs; at++) {
      down = random() < (down ? 0.9 : 0.002)
      walled = random() < (walled ? 0.99 : 0.0002)
      const look = down ? 'bad' : walled ? 'challenge' : 'good'
      // Only what lasts until the end is worth computing.
      const measured = at > runs - 60 && { latency: pace * (1 + 3 * random() ** 6) }
      // Runs drift a little, and a run takes a minute.
      const time = start + Math.round((at + 0.02 * random()) * run * 1.003) + offset
      memory = next(memory, sample(look, at, { instance: id, time, ...measured, certExpires }))
    }
    if (memory) all.set(id, memory)
  }
  return all
}

export function reportOf(memories: ReadonlyMap<string, Memory>, more: Partial<Report> = {}): Report {
  const time = Math.max(start, ...[...memories.values()].map(memory => memory.time)) + run / 10
  return {
    status: 'pass',
    time,
    interval: 300_000,
    fresh: 900_000,
    stale: 3_600_000,
    dead: 86_400_000,
    notes: [],
    prober: {
      name: 'entraide',
      version: '0.1.0',
      userAgent: 'Entraide/0.1.0 (+https://entraide.test/contact)',
      contact: 'https://entraide.test/contact',
    },
    catalog: 'b3f1c2d4e5a60718',
    flipped: 2,
    instances: new Map([...memories].map(([id, memory]) => [id, healthOf(memory, time)])),
    ...more,
  }
}
