import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** What src/art holds, ready for the pages. */
export interface Art {
  /** By id, what stands in the pages themselves: each drawing as a symbol, for `<use href="#id">`. */
  symbols: Readonly<Record<string, string>>
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

/**
 * The drawings a document carries for its `<use>` to find: all of them where the application runs, since it may go on to
 * any page; else those that stand in this HTML.
 */
export function sprite(symbols: Art['symbols'], html?: string): string {
  const wanted = Object.keys(symbols).filter(id => html === undefined || html.includes(`href="#${id}"`))
  if (wanted.length === 0) return ''
  return `<svg class="unseen" aria-hidden="true" focusable="false">${wanted.map(id => symbols[id]).join('')}</svg>`
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
