import { readFile, rm, stat, writeFile } from 'node:fs/promises'

/** Nothing takes so long: what is older was left behind, and its number may be another's by now. In milliseconds. */
const longest = 5 * 60_000

/** Takes what this file stands for. Gives how to give it back, or undefined where another process is at work. */
export async function lock(file: string, now: number): Promise<(() => Promise<void>) | undefined> {
  if (await isHeld(file, now)) return
  await rm(file, { force: true })
  const taken = await writeFile(file, String(process.pid), { flag: 'wx' }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      // Another one came between.
      if (error.code === 'EEXIST') return false
      throw error
    },
  )
  return taken ? () => rm(file, { force: true }) : undefined
}

async function isHeld(file: string, now: number): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  if (!found || Math.abs(now - found.mtimeMs) > longest) return false
  return isRunning(Number(await readFile(file, 'utf8').catch(() => '')))
}

function isRunning(pid: number): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process may not be signalled, and lives.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
