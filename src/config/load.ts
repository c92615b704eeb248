import { isUtf8 } from 'node:buffer'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Legal } from '../core/legal.ts'
import type { Monitor } from '../core/monitors/monitor.ts'
import type { Pool } from '../core/pool.ts'
import type { Portal } from '../core/portal.ts'
import type { Statement } from '../core/statement.ts'
import { monitorOf, poolOf, portalOf, statementOf } from './assemble.ts'
import type { Draft, Shared } from './entries.ts'
import { overlaid } from './overlay.ts'
import { inOrder, type Finding, type Problem } from './problem.ts'
import { cautions, rules } from './rules.ts'
import type { Given } from './rules/rule.ts'
import { sharedAddress } from './rules/sharing.ts'
import { poolSchema, portalSchema, type ProviderEntry } from './schema.ts'
import { shapeOf } from './shape.ts'
import { readShared, type Asked, type AskShared } from './sharedpool.ts'
import { readSource, unreadable, type Source } from './source.ts'
import { spoken } from './spoken.ts'
import { statementSchema } from './statement.ts'

/** The files, checked. */
export interface Config {
  portal: Portal
  /** For the pages that say it, at build. */
  legal: Legal
  statement: Statement
  /** What may be drawn. */
  pool: Pool
  /** Everything that is listed, paused instances too. */
  providers: readonly ProviderEntry[]
  /** What is offered of another portal's pool, and since when its copy is kept where it did not answer now. */
  shared?: { address: string; instances: number; kept?: number }
  /** The operator's own monitoring, for commands alone. */
  monitor?: Monitor
  /** Pages by which the prober knows that it is itself well. */
  canaries: readonly string[]
  warnings: Finding[]
}

/** Why the files cannot be used: all the reasons, in the order of the files. */
export interface Refusal {
  problems: [Finding, ...Finding[]]
  warnings: Finding[]
}

interface Sources {
  portal: Source
  pool: Source
  /** Without one, the statement is that there was no audit. */
  accessibility?: Source
}

/**
 * Reads the files in a folder; it may do without accessibility.yml. Bad files are a refusal, never an exception. A pool
 * that shares another portal's is refused where nobody says how to ask for that: src/cli/configuration.ts does.
 */
export async function loadConfig(folder: string, given?: Given, ask?: AskShared): Promise<Config | Refusal> {
  const [portal, pool] = await Promise.all([open(join(folder, 'portal.yml')), open(join(folder, 'pool.yml'))])
  const file = join(folder, 'accessibility.yml')
  const statement = existsSync(file) ? { accessibility: await open(file) } : {}
  const address = sharedIn(pool.data)
  const asked = address === undefined ? undefined : await ask?.(address)
  return judge({ portal, pool, ...statement }, given ?? (await surroundings()), asked)
}

/** Where the pool is that this one shares, if that can be asked. */
function sharedIn(data: unknown): string | undefined {
  const { sound } = shapeOf(poolSchema, data, ['pool'])
  const address = sound?.shared
  return address !== undefined && sharedAddress({ pool: { shared: address } }).length === 0
    ? address
    : undefined
}

/** Judges files that have been read, and what came of asking for the pool that they share. */
export function judge(read: Sources, given: Given, asked?: Asked): Config | Refusal {
  const sources = { accessibility: readSource('accessibility.yml', 'state: none'), ...read }
  const shapes = {
    portal: shapeOf(portalSchema, sources.portal.data, ['portal']),
    pool: shapeOf(poolSchema, sources.pool.data, ['pool']),
    accessibility: shapeOf(statementSchema, sources.accessibility.data, ['accessibility']),
  }
  const draft: Draft = {
    ...(shapes.portal.sound && { portal: shapes.portal.sound }),
    ...(shapes.pool.sound && { pool: shapes.pool.sound }),
    ...(read.accessibility && shapes.accessibility.sound && { accessibility: shapes.accessibility.sound }),
  }
  const { shared: address } = draft.pool ?? {}
  if (address !== undefined && asked) draft.shared = sharedOf(asked, address)
  const located = (problems: readonly Problem[]) =>
    inOrder(problems.map(problem => sources[problem.path[0]].locate(problem)))

  const warnings = located(cautions.flatMap(rule => rule(draft, given)))
  const files = ['portal', 'pool', 'accessibility'] as const
  const [first, ...more] = inOrder([
    ...files.flatMap(file => sources[file].findings),
    ...located([
      ...files.flatMap(file => (sources[file].data === undefined ? [] : shapes[file].problems)),
      ...rules.flatMap(rule => rule(draft, given)),
    ]),
  ])
  if (first) return { problems: [first, ...more], warnings }
  return { ...checked(sources, draft.shared), warnings }
}

/** What was found, as far as it can be used. */
function sharedOf(asked: Asked, address: string): Shared {
  const pool = asked.found === undefined ? 'empty' : readShared(asked.found, address)
  return typeof pool === 'string' ? asked : { ...asked, pool }
}

function checked(
  { portal, pool, accessibility }: Required<Sources>,
  shared: Shared | undefined,
): Omit<Config, 'warnings'> {
  const listed = v.parse(poolSchema, pool.data)
  const entry = v.parse(portalSchema, portal.data)
  const monitor = monitorOf(entry, listed)
  const others = shared?.pool?.instances ?? []
  return {
    portal: portalOf(entry),
    legal: entry.legal ?? {},
    statement: statementOf(v.parse(statementSchema, accessibility.data)),
    canaries: entry.probe?.canaries ?? [],
    ...(monitor && { monitor }),
    pool: poolOf(listed, others),
    providers: listed.providers ?? [],
    ...(listed.shared !== undefined && {
      shared: {
        address: listed.shared,
        instances: overlaid(listed, others).length,
        ...(shared?.kept !== undefined && { kept: shared.kept }),
      },
    }),
  }
}

/** What the rules need to know, here and now. */
async function surroundings(): Promise<Given> {
  // The date it is where the day begins first, so that nobody is ahead of it.
  const ahead = new Date(Date.now() + 14 * 3_600_000)
  return {
    languages: await spoken(),
    today: ahead.toISOString().slice(0, 10),
  }
}

const elsewhere =
  'go first to the folder of the portal, or say with --config where portal.yml and pool.yml stand'

async function open(file: string): Promise<Source> {
  const bytes = await readFile(file).catch(reasonNotToRead)
  if (!Buffer.isBuffer(bytes)) return unreadable(file, bytes.message, bytes.tip)
  if (!isUtf8(bytes)) return unreadable(file, 'the file is not UTF-8 text', 'save it again as UTF-8')
  return readSource(file, bytes.toString('utf8'))
}

function reasonNotToRead({ code, message }: NodeJS.ErrnoException): { message: string; tip: string } {
  if (code === 'ENOENT') return { message: 'the file does not exist', tip: elsewhere }
  const tip = closed.test(code ?? '')
    ? 'let this user read it, or type the command as a user who may'
    : 'see that it is a file, and that its folder is one'
  return { message: `the file cannot be read: ${message}`, tip }
}

const closed = /^(EACCES|EPERM)$/
