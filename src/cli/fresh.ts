import { readFile, stat } from 'node:fs/promises'

/** Reads a file again only when it has changed since the last call; undefined where there is none. */
export function fresh<T>(
  path: string,
  read: (bytes: Buffer) => T | Promise<T>,
): () => Promise<T | undefined> {
  let known: { mark: string; value: T } | undefined

  return async () => {
    const mark = await changeMark(path)
    if (mark === undefined) return undefined
    if (known?.mark !== mark) known = { mark, value: await read(await readFile(path)) }
    return known.value
  }
}

async function changeMark(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(absent)
  return found?.isFile() ? [found.ino, found.size, found.mtimeMs].join() : undefined
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
}
