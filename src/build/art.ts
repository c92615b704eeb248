import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Symbols } from '../site/sprite.ts'

/** What src/art holds, ready for the pages. */
export interface Art {
  /** What stands in the pages themselves. */
  symbols: Symbols
  /** The kittens that come later, in a file of their own. */
  kittens: { fileName: string; source: string }
}

/** The one kitten that is part of the first paint. */
const first = 'kitten-sitting'

export async function readArt(folder: string): Promise<Art> {
  const icons = await symbolsIn(join(folder, 'icons'), 'icon-')
  const { [first]: sitting = '', ...others } = await symbolsIn(join(folder, 'kittens'), 'kitten-')
  const source = `<svg xmlns="http://www.w3.org/2000/svg">${Object.values(others).join('')}</svg>`
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 8)
  return {
    symbols: { ...(await symbolsIn(folder)), ...icons, [first]: sitting },
    kittens: { fileName: `assets/kittens-${hash}.svg`, source },
  }
}

async function symbolsIn(folder: string, prefix = ''): Promise<Record<string, string>> {
  const files = (await readdir(folder)).filter(file => file.endsWith('.svg')).toSorted()
  const symbols = files.map(async file => {
    const id = prefix + basename(file, '.svg')
    return [id, symbol(id, await readFile(join(folder, file), 'utf8'))] as const
  })
  return Object.fromEntries(await Promise.all(symbols))
}

/** A drawing that can be opened by itself, as one that others can use. */
export const symbol = (id: string, svg: string): string =>
  svg
    .trim()
    .replace('<svg xmlns="http://www.w3.org/2000/svg"', `<symbol id="${id}"`)
    .replace(/<\/svg>$/, '</symbol>')
    .replaceAll('\n', '')
