import { isUtf8 } from 'node:buffer'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Monitor } from '../core/monitors/monitor.ts'
import type { Pool } from '../core/pool.ts'
import type { Portal } from '../core/portal.ts'
import { monitorOf, poolOf, portalOf } from './assemble.ts'
import type { Draft } from './entries.ts'
import { inOrder, type Finding, type Problem } from './problem.ts'
import { cautions, rules } from './rules.ts'
import type { Given } from './rules/rule.ts'
import { poolSchema, portalSchema, type ProviderEntry } from './schema.ts'
import { shapeOf } from './shape.ts'
import { readSource, unreadable, type Source } from './source.ts'

/** The two files, checked. */
export interface Config {
  portal: Portal
  /** What may be drawn. */
  pool: Pool
  /** Everything that is listed, paused instances too. */
  providers: readonly ProviderEntry[]
  /** The operator's own monitoring, for commands alone. */
  monitor?: Monitor
  /** Pages by which the prober knows that it is itself well. */
  canaries: readonly string[]
  warnings: Finding[]
}

/** Why the two files cannot be used: all the reasons, in the order of the files. */
export interface Refusal {
  problems: [Finding, ...Finding[]]
  warnings: Finding[]
}

/** Reads `portal.yml` and `pool.yml` in a folder. Bad files are a refusal, never an exception. */
export async function loadConfig(folder: string, given?: Given): Promise<Config | Refusal> {
  const [portal, pool] = await Promise.all([open(join(folder, 'portal.yml')), open(join(folder, 'pool.yml'))])
  return judge({ portal, pool }, given ?? (await surroundings()))
}

/** Judges two files that have been read. */
export function judge(sources: { portal: Source; pool: Source }, given: Given): Config | Refusal {
  const portal = shapeOf(portalSchema, sources.portal.data, ['portal'])
  const pool = shapeOf(poolSchema, sources.pool.data, ['pool'])
  const draft: Draft = {
    ...(portal.sound && { portal: portal.sound }),
    ...(pool.sound && { pool: pool.sound }),
  }
  const located = (problems: readonly Problem[]) =>
    inOrder(problems.map(problem => sources[problem.path[0]].locate(problem)))

  const warnings = located(cautions.flatMap(rule => rule(draft, given)))
  const [first, ...others] = inOrder([
    ...sources.portal.findings,
    ...sources.pool.findings,
    ...located([
      ...(sources.portal.data === undefined ? [] : portal.problems),
      ...(sources.pool.data === undefined ? [] : pool.problems),
      ...rules.flatMap(rule => rule(draft, given)),
    ]),
  ])
  if (first) return { problems: [first, ...others], warnings }

  const checked = v.parse(poolSchema, sources.pool.data)
  const entry = v.parse(portalSchema, sources.portal.data)
  const monitor = monitorOf(entry, checked)
  return {
    portal: portalOf(entry),
    canaries: entry.probe?.canaries ?? [],
    ...(monitor && { monitor }),
    pool: poolOf(checked),
    providers: checked.providers,
    warnings,
  }
}

/** What the rules need to know, here and now. */
async function surroundings(): Promise<Given> {
  const files = await readdir(join(import.meta.dirname, '../locales'))
  // The date it is where the day begins first, so that nobody is ahead of it.
  const ahead = new Date(Date.now() + 14 * 3_600_000)
  return {
    languages: files.filter(file => file.endsWith('.json')).map(file => file.slice(0, -'.json'.length)),
    today: ahead.toISOString().slice(0, 10),
  }
}

async function open(file: string): Promise<Source> {
  const bytes = await readFile(file).catch(reasonNotToRead)
  if (typeof bytes === 'string')
    return unreadable(file, bytes, 'portal.yml and pool.yml stand side by side; --config says where')
  if (!isUtf8(bytes)) return unreadable(file, 'the file is not UTF-8 text', 'save it again as UTF-8')
  return readSource(file, bytes.toString('utf8'))
}

const reasonNotToRead = ({ code, message }: NodeJS.ErrnoException): string =>
  code === 'ENOENT' ? 'the file does not exist' : `the file cannot be read: ${message}`
