import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

// This program, in a checkout. In a release all commands are one file, and src/build/release.ts stands in for this one.

/** How a command is typed. */
export const typed = (command: string): string => `npm run ${command}`

/** The same, for any. */
export const usage = 'npm run <command> [-- options]'

/** What compiling left, and sites are made from. */
export const partsFolder = join('.cache', 'parts')

/** The texts of pages that are only read, as they come. */
export const textsFolder = join('src', 'content')

/** package.json's. */
export async function version(): Promise<string> {
  return JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8')).version
}
