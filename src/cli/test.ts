import { readFile, rm } from 'node:fs/promises'
import { commands } from './commands.ts'
import { closingLine, countReport, countStep, total, type Count } from './count.ts'

interface Step {
  name: string
  /** The step whose result it looks at. */
  needs?: string
  /** It begins with the first one: it works on one core, prints little, and needs nothing of the others. */
  early?: true
  run: () => Promise<Count>
}

/** What must hold, in the order in which it is soonest known. */
const steps: readonly Step[] = [
  { name: 'lint', run: () => step('lint') },
  { name: 'types', early: true, run: () => step('types') },
  { name: 'audit', run: () => step('audit', '--tell') },
  { name: 'check', run: () => step('check') },
  { name: 'unit', run: unit },
  { name: 'build', run: () => step('build') },
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
  const early = new Map(all.map(({ name, early: is, run }) => [name, is && run().catch(report)]))
  for (const { name, needs, run } of all) {
    const begun = performance.now()
    console.log(`\n── ${name} ──`)
    const skipped = needs !== undefined && results.get(needs)?.failed !== 0
    const count = skipped ? countStep(1) : await (early.get(name) || run().catch(report))
    results.set(name, count)
    const seconds = ((performance.now() - begun) / 1000).toFixed(1)
    console.log(skipped ? `skipped, because of ${needs}` : `${closingLine(count)} in ${seconds} s`)
  }
  return results
}

function report(error: unknown): Count {
  console.error(error)
  return countStep(1)
}

const step = async (name: keyof typeof commands, ...args: string[]): Promise<Count> =>
  countStep(await commands[name].run(args))

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
