import { rename, rm, writeFile } from 'node:fs/promises'

/** Writes a file that somebody may be reading meanwhile: it changes whole or not at all. */
export async function replace(file: string, content: Uint8Array | string): Promise<void> {
  const beside = `${file}.${process.pid}.new`
  try {
    await writeFile(beside, content)
    await rename(beside, file)
  } finally {
    await rm(beside, { force: true })
  }
}
