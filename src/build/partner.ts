import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'

/** The script that partners paste: as it is written, with blanks where its types were, so that no tool changes its hash. */
export async function partnerScript(file: string): Promise<{ source: string; integrity: string }> {
  const source = stripTypeScriptTypes(await readFile(file, 'utf8'))
  return { source, integrity: `sha384-${createHash('sha384').update(source).digest('base64')}` }
}
