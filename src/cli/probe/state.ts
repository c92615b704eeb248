import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { historyOf, readHistory } from '../../core/past/history.ts'
import { memoryOf, readMemory, type Memory } from '../../core/health/memory.ts'
import { readHealth, type HealthFile } from '../../core/health/reading.ts'
import { noted, readRuns, writeRuns, type Run } from '../../core/past/runs.ts'
import type { WrittenHealth } from '../../core/health/writing.ts'
import type { Pool } from '../../core/pool.ts'
import { services } from '../../core/services.ts'
import { replace, replaceServed } from '../replace.ts'
import { sharedCopy } from '../sharedpool.ts'
import { readKept, type Kept } from './kept.ts'

/** What runs leave in the folder of the site. Hidden files are never served. */
export const healthFile = 'health.json'
export const historyFolder = 'history'
export const memoryFile = '.health-memory.json'
const runsFile = join(historyFolder, 'runs.json')

export const healthFiles = [
  ...[healthFile, `${healthFile}.br`, `${healthFile}.gz`, historyFolder, memoryFile],
  sharedCopy,
]

/** All that is known before a run. */
export interface State {
  /** What is published; undefined where nothing usable is. */
  previous: HealthFile | undefined
  memories: Map<string, Memory>
  kept: Kept
}

/** Reads what the last run left. Where its memory is lost, what it published is gone on from. */
export async function readState(folder: string, now: number): Promise<State> {
  const published = readHealth(await readJson(join(folder, healthFile)))
  const previous = typeof published === 'string' ? undefined : published
  const memory = await readJson(join(folder, memoryFile))
  const { instances, kept } = isRecord(memory) ? memory : {}
  const memories = isRecord(instances)
    ? Object.entries(instances).flatMap(([id, value]) => {
        const memory = readMemory(value, now)
        return memory ? [[id, memory] as const] : []
      })
    : await fromPublished(folder, previous)
  return { previous, memories: new Map(memories), kept: readKept(kept) }
}

async function fromPublished(
  folder: string,
  previous: HealthFile | undefined,
): Promise<(readonly [string, Memory])[]> {
  const files = services.map(service => readJson(join(folder, historyFolder, `${service}.json`)))
  const days = new Map((await Promise.all(files)).flatMap(file => [...readHistory(file)]))
  return [...(previous?.instances ?? [])].map(([id, health]) => {
    const memory = memoryOf(health)
    return [id, { ...memory, days: days.get(id) ?? memory.days }] as const
  })
}

/** Keeps what the next run goes on from, published or not. */
export function keep(folder: string, memories: ReadonlyMap<string, Memory>, kept: Kept): Promise<void> {
  return replace(join(folder, memoryFile), JSON.stringify({ instances: Object.fromEntries(memories), kept }))
}

/** Publishes a run. The file that pages read comes last, when all it goes with is there. */
export async function publish(
  folder: string,
  written: WrittenHealth,
  pool: Pool,
  memories: ReadonlyMap<string, Memory>,
): Promise<void> {
  await mkdir(join(folder, historyFolder), { recursive: true })
  for (const service of services) {
    const history = historyOf(service, pool, memories, Date.parse(written.time))
    await replaceServed(join(folder, historyFolder, `${service}.json`), history)
  }
  await replaceServed(join(folder, healthFile), written)
}

/** Tells of a run, published or not. */
export async function note(folder: string, run: Run): Promise<void> {
  await mkdir(join(folder, historyFolder), { recursive: true })
  const before = readRuns(await readJson(join(folder, runsFile)))
  await replaceServed(join(folder, runsFile), writeRuns(noted(before, run)))
}

/** What a file holds; undefined where there is none, or where it is no JSON. */
async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
  })
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    // It was cut or spoiled: no better than none.
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
