import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { accepted } from './audit/accepted.ts'
import { askRegistry, judge, readAdvisories, type Advisory } from './audit/advisories.ts'
import { licenceProblems } from './audit/licences.ts'
import { lockProblems, packagesOf, readLock, readProject, type Lock } from './audit/lock.ts'
import type { Output } from './check.ts'

interface World {
  out: Output
  ask: typeof askRegistry
  /** ISO date. */
  today: string
}

const here = (): World => ({
  out: process.stdout,
  ask: askRegistry,
  today: new Date().toISOString().slice(0, 10),
})

/**
 * Whether the packages are those that were looked at, may be passed on, and have no grave weakness that is known.
 *
 * Two of these are facts of this tree, the third is news. `npm test` tells the news (`--tell`) and fails for the facts
 * alone: what was proven yesterday is not undone by what is published tonight, and whoever sends a change would
 * otherwise be stopped by something that is not theirs. Alone, and before a release, it fails for the news, too. A
 * registry that does not answer is said and fails nothing: it says nothing about the packages.
 */
export async function audit(args: string[], world: World = here()): Promise<number> {
  const { values } = parseArgs({ args, options: { tell: { type: 'boolean', default: false } } })
  const [project, lock, npmrc] = await Promise.all([
    readFile('package.json', 'utf8').then(readProject),
    readFile('package-lock.json', 'utf8').then(readLock),
    readFile('.npmrc', 'utf8'),
  ])
  const problems = [...lockProblems(project, lock, npmrc), ...licenceProblems(lock)]
  for (const problem of problems) world.out.write(`${problem}\n`)
  world.out.write(summary(lock, problems.length))

  const grave = await tellNews(lock, world)
  return problems.length > 0 || (grave > 0 && !values.tell) ? 1 : 0
}

function summary(lock: Lock, problems: number): string {
  const all = packagesOf(lock)
  const shipping = all.filter(({ ships }) => ships).length
  const verdict = problems === 0 ? 'each with its hash and a licence that fits' : `${problems} to mend`
  return `${all.length} packages, ${shipping} of them for what ships: ${verdict}\n`
}

/** How many weaknesses have to be mended. */
async function tellNews(lock: Lock, { out, ask, today }: World): Promise<number> {
  const { text, trouble } = await ask()
  const found = readAdvisories(text, lock)
  if (!found) {
    out.write(`The registry could not be asked for known weaknesses: ${trouble}\n`)
    return 0
  }
  const { mend, tell } = judge(found, accepted, today)
  for (const each of tell) out.write(`known: ${inWords(each)}\n`)
  for (const each of mend) out.write(`to mend before a release: ${inWords(each)}\n`)
  if (mend.length > 0)
    out.write('Take a newer version, or say in src/cli/audit/accepted.ts why it does no harm here.\n')
  if (found.length === 0) out.write('No weakness of theirs is known to the registry.\n')
  return mend.length
}

const inWords = ({ package: name, severity, title, url, ships }: Advisory): string =>
  `${name}, ${severity}, ${ships ? 'in what ships' : 'in a tool'}: ${title} ${url}`
