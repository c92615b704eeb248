import { createHash } from 'node:crypto'
import { agesFor } from '../../core/health/age.ts'
import { doubts, objections, type Objection } from '../../core/health/guard.ts'
import type { Sample } from '../../core/health/health.ts'
import { next } from '../../core/health/machine.ts'
import { healthOf, type Memory } from '../../core/health/memory.ts'
import { runReasons } from '../../core/past/runs.ts'
import { writeHealth, type Prober, type WrittenHealth } from '../../core/health/writing.ts'
import type { Instance, Pool } from '../../core/pool.ts'
import { writePool } from '../../core/poolfile.ts'
import type { Source } from '../monitors/looks.ts'
import { isTrouble, type Trouble } from '../monitors/ask.ts'
import { exchange, type Manner } from './exchange.ts'
import { keptFor } from './kept.ts'
import type { Look } from './look.ts'
import { isBlind, round, samplesOf, type Pace } from './round.ts'
import { witnessTo, type Witness } from './witness.ts'
import { keep, note, publish, readState, type State } from './state.ts'

/** What one run is about. */
export interface Errand {
  /** The site's folder. */
  folder: string
  pool: Pool
  /** Those of the pool to look at. */
  chosen: readonly Instance[]
  canaries: readonly string[]
  prober: Prober
  manner: Manner
  pace: Pace
  /** How often runs are meant to be, in milliseconds. */
  interval: number
  /** Whose looks to take instead of visiting the hosts. */
  source?: Source
  tell?: (look: Look) => void
}

/** What a run found and did. */
export interface Outcome {
  looks: Look[]
  written: WrittenHealth
  /** Why what is known was not changed, if it was not. */
  notes: readonly string[]
  /** Why nothing was published, if nothing was. */
  objections: readonly Objection[]
  /** Whose status is another than before. */
  changed: string[]
  /** Who was asked for want of others, if anybody was. */
  witness?: Witness
  /** Why the source could not be asked, if it could not. */
  trouble?: Trouble
}

/** One run: looks, weighs, and publishes unless the guard refuses; then the last good file stays. */
export async function run(errand: Errand): Promise<Outcome> {
  const { folder, pool, chosen, manner, pace, source } = errand
  const state = await readState(folder, pace.now())
  const canaryFailed = !(await canariesSing(errand))
  const found = source
    ? await source(chosen, pace.now())
    : await round(chosen, manner, state.kept, pace, errand.tell)
  const looks = isTrouble(found) ? [] : found
  // Without a canary's song, nothing of this run counts anyway.
  const witness = canaryFailed ? undefined : await witnessTo(looks, errand, state)
  const blind = witness ? witness.reached === undefined : isBlind(looks)
  const samples = samplesOf(looks, blind)
  const now = pace.now()
  const doubtful = doubts(state.memories, samples, canaryFailed, now)
  const isSilent = source && looks.every(({ verdict }) => verdict.status === 'unknown')
  const notes = [...(blind ? ['prober-blind'] : []), ...(isSilent ? ['monitor-silent'] : []), ...doubtful]
  const memories = weighed(pool, state.memories, doubtful.length > 0 ? [] : samples, now)
  const written = report(errand, memories, state, notes, now)
  const refused = objections(JSON.parse(JSON.stringify(written)), state.previous, pool, canaryFailed, now)
  if (refused.length === 0) await publish(folder, written, pool, memories)
  const kept = keptFor(pool.instances, state.kept)
  await keep(folder, refused.length === 0 ? memories : state.memories, kept)
  await note(folder, {
    ...{ time: now, of: pool.instances.length, refused: refused.length > 0 },
    looked: samples.filter(({ status }) => status !== 'unknown').length,
    reasons: runReasons.filter(each => [...notes, ...refused.map(({ reason }) => reason)].includes(each)),
  })
  const changed = changes(state.memories, memories)
  return {
    ...{ looks, written, notes, objections: refused, changed },
    ...(witness && { witness }),
    ...(isTrouble(found) && { trouble: found }),
  }
}

async function canariesSing({ canaries, manner }: Errand): Promise<boolean> {
  const songs = await Promise.all(canaries.map(url => exchange(url, 'GET', manner)))
  return songs.every(({ reply }) => reply.kind === 'answer' && reply.status < 500)
}

/** What is remembered of every instance of the pool, and of no other. */
function weighed(
  pool: Pool,
  before: ReadonlyMap<string, Memory>,
  samples: readonly Sample[],
  now: number,
): Map<string, Memory> {
  const news = new Map(samples.map(sample => [sample.instance, sample]))
  return new Map(
    pool.instances.map(({ id, weight }) => {
      const nothing: Sample = { instance: id, time: now, status: 'unknown', reason: 'not-probed', depth: 0 }
      return [id, next(before.get(id), news.get(id) ?? nothing, weight)] as const
    }),
  )
}

function report(
  { pool, prober, interval }: Errand,
  memories: ReadonlyMap<string, Memory>,
  { memories: before }: State,
  notes: readonly string[],
  now: number,
): WrittenHealth {
  const instances = new Map([...memories].map(([id, memory]) => [id, healthOf(memory, now)]))
  const catalog = createHash('sha256')
    .update(JSON.stringify(writePool(pool)))
    .digest('hex')
    .slice(0, 16)
  const passes = (known: ReadonlyMap<string, Memory>, id: string) => known.get(id)?.status === 'pass'
  const flipped = [...memories.keys()].filter(
    id => before.has(id) && passes(before, id) !== passes(memories, id),
  )
  return writeHealth({
    ...agesFor(interval),
    ...{ status: notes.length > 0 ? 'warn' : 'pass', time: now, notes, prober, catalog, instances },
    flipped: flipped.length,
  })
}

const changes = (before: ReadonlyMap<string, Memory>, after: ReadonlyMap<string, Memory>): string[] =>
  [...after].filter(([id, { status }]) => status !== (before.get(id)?.status ?? 'unknown')).map(([id]) => id)
