import { expect, it } from 'vitest'
import { judgeAge } from '../../../src/core/health/age.ts'
import { doubts, objections } from '../../../src/core/health/guard.ts'
import { next } from '../../../src/core/health/machine.ts'
import { healthOf, type Memory } from '../../../src/core/health/memory.ts'
import { penalise } from '../../../src/core/health/penalties.ts'
import { follow, pursue } from '../../../src/core/health/pursuit.ts'
import { readHealth } from '../../../src/core/health/reading.ts'
import { standing } from '../../../src/core/health/standing.ts'
import { writeHealth } from '../../../src/core/health/writing.ts'
import { order } from '../../../src/core/selection.ts'
import { instance } from '../instances.ts'
import { reportOf } from './pools.ts'
import { after, memories, minute, run, sample, start } from './samples.ts'

// What went wrong in sister projects, so that it does not here.

const ids = ['a', 'b', 'c', 'd']
const pool = { instances: ids.map(id => instance(id, 'etherpad')) }

const orders = (known: ReadonlyMap<string, Memory>, now: number, devices = 200) => {
  const file = readHealth(JSON.parse(JSON.stringify(writeHealth(reportOf(known, { time: now })))))
  return Array.from({ length: devices }, (_, device) =>
    order(pool.instances, `seed-${device}`, each => standing(each, file, judgeAge(file, now), now)),
  )
}

// libredirect: the mean of no measure was NaN, and NaN sorted first.
it('never ranks a dead host first because its latency is not a number', () => {
  const known = new Map<string, Memory>()
  for (const id of ids)
    for (let at = 0; at < 5; at++) {
      const dead = id === 'a'
      const latency = dead ? NaN : 100
      known.set(id, next(known.get(id), sample(dead ? 'bad' : 'good', at, { instance: id, latency })))
    }
  for (const ordered of orders(known, start + 5 * run)) expect(ordered.at(-1)?.id).toBe('a')
})

it.each([NaN, -250, Infinity])('gives no advantage to a host that claims a latency of %s', latency => {
  const odd = next(undefined, sample('good', 0, { latency }))
  const fine = next(undefined, sample('good', 0, { latency: 250 }))
  expect(odd.weight).toBeLessThanOrEqual(fine.weight)
})

// iv-org/instances-api: one exception ended the loop that refreshes everything.
it('judges every other instance of a run in which one sample or one entry is nonsense', () => {
  const nonsense = [{ time: NaN }, { time: -1 }, { depth: 9 }, { status: 'gone' }, { reason: undefined }]
  for (const more of nonsense) {
    const known = new Map<string, Memory>()
    for (const [i, id] of ids.entries())
      known.set(
        id,
        next(undefined, sample('good', 1, { instance: id, ...((i === 1 ? more : {}) as object) })),
      )
    const file = readHealth(JSON.parse(JSON.stringify(writeHealth(reportOf(known, { time: start + run })))))
    if (typeof file === 'string') throw new Error(file)
    for (const id of ['a', 'c', 'd']) expect(file.instances.get(id)?.status).toBe('pass')
  }
})

// benbusby/farside: a fetch that failed still said "updated now".
it('does not make evidence younger with a run that learned nothing', () => {
  const [before, blind] = [after('good'), after('good blind*20')]
  expect(blind.time).toBe(before.time)
  const known = new Map(ids.map(id => [id, blind]))
  const now = start + 20 * run
  for (const memory of known.values()) expect(now - healthOf(memory, now).time).toBe(100 * minute)
  const file = readHealth(writeHealth(reportOf(known, { time: now })))
  for (const each of pool.instances) expect(standing(each, file, 'fresh', now).tier).toBe(2)
})

// libredirect/instances: a list was changed while it was gone through.
it('changes nothing of what it is given', () => {
  const frozen = deepFreeze(memories('good bad bad good challenge good good'))
  const known = new Map(ids.map((id, i) => [id, frozen[i] ?? after('good')]))
  const samples = deepFreeze(ids.map(id => sample('bad', 9, { instance: id })))
  const report = deepFreeze(reportOf(known))
  const written = deepFreeze(writeHealth(report))
  const file = deepFreeze(readHealth(written))
  const instances = deepFreeze([...pool.instances])
  for (const each of samples) next(known.get(each.instance), each)
  doubts(known, samples, true, start + 9 * run)
  objections(written, typeof file === 'string' ? undefined : file, deepFreeze(pool), true, report.time)
  order(instances, 'key', each => standing(each, file, 'fresh', start))
  penalise(deepFreeze(penalise({}, 'a', start)), 'a', start)
  follow(deepFreeze(pursue([{ id: 'a', host: 'a' }], 0)), { what: 'failure', id: 'a', at: 1 })
  expect(instances.map(({ id }) => id)).toEqual(ids)
})

/** Modules are strict: whoever writes to what is frozen throws. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) deepFreeze(part)
  }
  return value
}
