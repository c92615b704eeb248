import { assembleSite } from './assembly.ts'
import { check } from './check.ts'
import { compile } from './compile.ts'
import { partsFolder } from './program.ts'

/** Writes the whole site to dist/, from the sources. */
export async function build(): Promise<number> {
  const begun = new Date()
  return (
    (await check([])) || (await compile(partsFolder)) || (await assembleSite({ parts: partsFolder, begun }))
  )
}
