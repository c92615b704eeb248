import { run } from './child.mjs'

/** Both are run, so that one reading shows everything there is to mend. */
export async function lint(args: string[]): Promise<number> {
  const both = [run('eslint', ['.', '--max-warnings=0', ...args]), run('oxfmt', ['--check'])]
  return Math.max(...(await Promise.all(both)))
}
