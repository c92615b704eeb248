import { join } from 'node:path'

// What stands in for src/cli/program.ts where all commands are one file, `entraide.mjs`, beside `parts/`.

declare const __VERSION__: string

export const typed = (command: string): string => `node entraide.mjs ${command}`

export const usage = 'node entraide.mjs <command> [options]'

export const partsFolder = join(import.meta.dirname, 'parts')

export const textsFolder = join(partsFolder, 'texts')

export const version = async (): Promise<string> => __VERSION__
