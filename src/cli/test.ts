import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { commands } from './commands.ts'
import { closingLine, countReport, countStep, total, type Count } from './count.ts'

interface Step {
  name: string
  /** The step whose result it looks at. */
  needs?: string
  /** An earlier step that leaves a part of the machine idle, and of which it needs nothing: it begins with that one. */
  beside?: string
  run: () => Promise<Result>
}

/** What came of a step, and what it has to say in its turn. */
type Result = Count & { said?: string }

/** What must hold, in the order in which it is soonest known. */
const steps: readonly Step[] = [
  { name: 'lint', run: () => step('lint') },
  { name: 'types', beside: 'lint', run: () => aside('types') },
  { name: 'audit', run: () => step('audit', '--tell') },
  { name: 'check', run: () => step('check') },
  { name: 'unit', run: unit },
  { name: 'build', beside: 'unit', run: () => aside('build') },
  { name: 'budgets', needs: 'build', run: () => step('budgets') },
  { name: 'e2e', needs: 'build', run: endToEnd },
]

/** Proves everything, all steps even when one fails, and ends with how much passed and how much failed. */
export async function test(): Promise<number> {
  const results = await runSteps(steps)
  const sum = total([...results.values()])
  console.log(
    `\n${[...results].map(([name, count]) => `${name.padEnd(8)} ${closingLine(count)}`).join('\n')}\n`,
  )
  console.log(closingLine(sum))
  return sum.failed === 0 ? 0 : 1
}

/** Runs each step whose need holds; the others count as failed. */
export async function runSteps(all: readonly Step[]): Promise<Map<string, Count>> {
  const results = new Map<string, Count>()
  const begun = new Map<string, Promise<string>>()
  const begin = (step: Step) => begun.set(step.name, finish(step, results))
  for (const step of all) {
    const { name, needs } = step
    console.log(`\n── ${name} ──`)
    if (needs !== undefined && results.get(needs)?.failed !== 0) {
      results.set(name, countStep(1))
      console.log(`skipped, because of ${needs}`)
      continue
    }
    if (!begun.has(name)) [step, ...all.filter(({ beside }) => beside === name)].forEach(begin)
    console.log(await begun.get(name))
  }
  // In the order of the steps, not of their ends.
  return new Map(all.map(({ name }) => [name, results.get(name) ?? countStep(1)]))
}

/** Puts what came of a step among the results, and gives what is said of it. */
async function finish({ name, run }: Step, results: Map<string, Count>): Promise<string> {
  const begun = performance.now()
  const { said = '', ...count } = await run().catch(report)
  results.set(name, count)
  return `${said}${closingLine(count)} in ${((performance.now() - begun) / 1000).toFixed(1)} s`
}

function report(error: unknown): Result {
  console.error(error)
  return countStep(1)
}

const step = async (name: keyof typeof commands, ...args: string[]): Promise<Count> =>
  countStep(await commands[name].run(args))

/** In a process of its own, so that what it says does not come between what another one says. */
async function aside(name: keyof typeof commands): Promise<Result> {
  const child = spawn(process.execPath, [join('src', 'cli', 'bootstrap.mjs'), name], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject).on('close', code => resolve(code ?? 1))
  })
  const [code, said, wrong] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  return { ...countStep(code), said: said + wrong }
}

async function unit(): Promise<Count> {
  const file = '.cache/unit.json'
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  return counted('vitest', file, () => commands.unit.run(reporters))
}

/** The report's place is in playwright.config.ts. */
async function endToEnd(): Promise<Count> {
  return counted('playwright', '.cache/e2e.json', () => commands.e2e.run([]))
}

async function counted(
  runner: 'vitest' | 'playwright',
  file: string,
  run: () => Promise<number>,
): Promise<Count> {
  await rm(file, { force: true })
  const code = await run()
  const report: unknown = await readFile(file, 'utf8').then(JSON.parse, () => undefined)
  return countReport(runner, report, code)
}
