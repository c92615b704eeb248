import { execFile } from 'node:child_process'
import * as v from 'valibot'
import type { Accepted } from './accepted.ts'
import { packagesOf, type Lock } from './lock.ts'

const severities = ['info', 'low', 'moderate', 'high', 'critical'] as const

/** One published weakness of one package. */
export interface Advisory {
  /** The last part of its address, `GHSA-…`. */
  id: string
  package: string
  severity: (typeof severities)[number]
  title: string
  url: string
  /** Whether a copy that is concerned is among what ships. */
  ships: boolean
}

const advisory = v.object({
  title: v.string(),
  url: v.string(),
  severity: v.picklist(severities),
})

/** What `npm audit --json` prints: https://docs.npmjs.com/cli/v11/commands/npm-audit, auditReportVersion 2. */
const report = v.object({
  auditReportVersion: v.literal(2),
  vulnerabilities: v.record(
    v.string(),
    // A string in `via` says through which package the weakness comes: that one has an entry of its own.
    v.object({ via: v.array(v.union([v.string(), advisory])), nodes: v.array(v.string()) }),
  ),
})

/** The advisories of a report; undefined where it is none, as when the registry did not answer. */
export function readAdvisories(text: string, lock: Lock): Advisory[] | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), report), text)
  if (!parsed.success) return undefined
  const shipping = new Set(packagesOf(lock).flatMap(({ path, ships }) => (ships ? [path] : [])))
  return Object.entries(parsed.output.vulnerabilities).flatMap(([name, { via, nodes }]) =>
    via
      .filter(each => typeof each !== 'string')
      .map(each => ({
        ...each,
        id: each.url.slice(each.url.lastIndexOf('/') + 1),
        package: name,
        ships: nodes.some(path => shipping.has(path)),
      })),
  )
}

export interface Judged {
  /** Grave, in what ships, and nobody said why it does no harm. */
  mend: Advisory[]
  /** To be known. */
  tell: Advisory[]
}

/** `today` is an ISO date: what was accepted until yesterday has to be looked at again. */
export function judge(found: readonly Advisory[], accepted: readonly Accepted[], today: string): Judged {
  const isAccepted = ({ id }: Advisory) => accepted.some(each => each.id === id && today <= each.until)
  const open = found.filter(each => !isAccepted(each))
  const isGrave = ({ ships, severity }: Advisory) => ships && ['high', 'critical'].includes(severity)
  return { mend: open.filter(isGrave), tell: open.filter(each => !isGrave(each)) }
}

/**
 * Asks the registry the packages come from, in one request, what is known of them. It learns their names and versions,
 * as it does from an install. Gives what npm printed, or why there is nothing.
 */
export function askRegistry(): Promise<{ text: string; trouble: string }> {
  const args = ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=10000']
  return new Promise(resolve => {
    // It ends with 1 where it found something, and where it could not look: what it printed tells.
    execFile('npm', args, { timeout: 20_000, maxBuffer: 2 ** 26 }, (error, text) => {
      resolve({ text, trouble: troubleIn(text) ?? (error?.killed ? 'no answer within 20 s' : 'no report') })
    })
  })
}

const refused = v.pipe(v.string(), v.parseJson(), v.object({ message: v.string() }))

function troubleIn(text: string): string | undefined {
  const { success, output } = v.safeParse(refused, text)
  return success ? output.message : undefined
}
