import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** The languages there are words for. A release has them written in (src/build/command.config.ts). */
export async function spoken(): Promise<string[]> {
  const files = await readdir(join(import.meta.dirname, '../locales'))
  return files.filter(file => file.endsWith('.json')).map(file => file.slice(0, -'.json'.length))
}
