import { closest, distance } from 'fastest-levenshtein'
import { parseArgs } from 'node:util'
import type { Command } from './operations.ts'
import { typed, usage, version } from './program.ts'
import { table } from './table.ts'

type Commands = Readonly<Record<string, Command>>

/** Runs what was typed, of these commands. Exit codes: 0 fine, 1 something to mend, 2 wrong command. */
export async function dispatch([name = '--help', ...args]: string[], commands: Commands): Promise<number> {
  if (['--help', '-h', 'help'].includes(name)) {
    console.log(overview(commands))
    return 0
  }
  if (name === '--version') {
    console.log(await version())
    return 0
  }
  const chosen = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!chosen) {
    console.error(unknown(name, Object.keys(commands)))
    return 2
  }
  if (chosen.options && args.some(word => word === '--help' || word === '-h')) {
    console.log(explanation(name, chosen))
    return 0
  }
  return runChosen(chosen, args).catch(refuseWrongArguments)
}

async function runChosen({ options, run }: Command, args: string[]): Promise<number> {
  if (options && Object.keys(options).length === 0) parseArgs({ args })
  return run(args)
}

function overview(commands: Commands): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => [name, summary])
  return [usage, '', table(lines)].join('\n')
}

function explanation(name: string, { summary, options = {} }: Command): string {
  return [`${typed(name)}: ${summary}`, '', table(Object.entries(options))].join('\n').trimEnd()
}

function unknown(name: string, names: string[]): string {
  const nearest = closest(name, names)
  const tip = distance(name, nearest) <= 2 ? `did you mean "${nearest}"?` : `see "${typed('help')}".`
  return `There is no command "${name}": ${tip}`
}

/** What `node:util`'s parseArgs throws is about the words typed: its message is for whoever typed them. */
function refuseWrongArguments(error: unknown): number {
  if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')))
    throw error
  console.error(error.message)
  return 2
}
