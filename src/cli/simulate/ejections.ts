import { attempts, next } from '../../core/health/machine.ts'
import type { Memory } from '../../core/health/memory.ts'
import { dice } from './chance.ts'
import { month, run, sampleOf, start } from './kittens.ts'

const runsPerMonth = month / run

/** More good runs than any cool-down and slow start ask for: after them the machine is as it was long ago. */
const settled = 12

/**
 * How often a healthy instance is called down per month, when each attempt of a run is lost with that probability. Good
 * runs that can change nothing are stepped over, so that rare events need not be waited for.
 */
export function falseEjections(loss: number, months: number): number {
  const random = dice(Math.round(loss * 1e4))
  const bad = loss ** attempts
  const end = months * runsPerMonth
  let memory: Memory | undefined
  let ejections = 0
  let at = 0
  while (at < end) {
    const good = Math.floor(Math.log(1 - random()) / Math.log(1 - bad))
    for (let i = Math.max(0, good - settled); i < good; i++) memory = look(memory, true, at + i)
    at += good
    const before = memory?.status
    memory = look(memory, false, at++)
    if (memory.status === 'fail' && before !== 'fail') ejections++
  }
  return ejections / months
}

/** The same where one lost request ejects, as with the portals that look once and believe it. */
export function oneStrikeEjections(loss: number, months: number): number {
  const random = dice(Math.round(loss * 1e4))
  let ejections = 0
  let up = true
  for (let i = 0; i < months * runsPerMonth; i++) {
    const found = random() >= loss
    if (up && !found) ejections++
    up = found
  }
  return ejections / months
}

/** How many runs it takes until an instance that died is called down. */
export function timeToEject(): number {
  let memory: Memory | undefined
  let at = 0
  while (at < settled) memory = look(memory, true, at++)
  let runs = 0
  while (memory?.status !== 'fail') {
    memory = look(memory, false, at++)
    runs++
  }
  return runs
}

const look = (memory: Memory | undefined, works: boolean, at: number): Memory =>
  next(memory, sampleOf('kitten', works, start + at * run))
