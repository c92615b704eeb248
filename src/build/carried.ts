import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Carried } from '../site/licences.ts'

/** What bundlers and their plugins add of their own has no folder in its name. In place of Vite's stands ours: src/build/parts.ts. */
const helpers: readonly [RegExp, string][] = [
  [/^\0?rolldown\//, 'rolldown'],
  [/^\0?\/?plugin-vue:/, '@vitejs/plugin-vue'],
]

/**
 * The packages that modules come from, each once, by name. `modules` are the `moduleIds` of chunks and the
 * `originalFileNames` of assets, as Rolldown gives them; those of no package are ours. Throws where a package has nothing
 * to say under which licence it is: it may not be passed on.
 */
export async function carriedIn(modules: Iterable<string>, root: string): Promise<Carried[]> {
  const folders = new Set([...modules].flatMap(id => folderOf(id) ?? []))
  const all = await Promise.all([...folders].toSorted().map(folder => read(join(root, folder))))
  return all.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** Below the project: `node_modules/a/node_modules/@b/c`. */
export function folderOf(id: string): string | undefined {
  const [, folder] = /(?:^|\/)(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(id) ?? []
  const [, helper] = helpers.find(([pattern]) => pattern.test(id)) ?? []
  return folder ?? (helper && `node_modules/${helper}`)
}

async function read(folder: string): Promise<Carried> {
  const { name, version, license, author } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const files = (await readdir(folder))
    .filter(file => /^(licen[cs]e|copying|notice)\b/i.test(file))
    .toSorted()
  const texts = await Promise.all(files.map(file => readFile(join(folder, file), 'utf8')))
  const notice = texts.map(clean).join('\n\n') || withoutFile(license, author?.name ?? author)
  if (!license || !notice) throw new Error(`${name} ${version} comes without a licence: do not ship it`)
  return { name, version, licence: license, notice }
}

const clean = (text: string): string => text.replace(/\r/g, '').trim()

/** Some authors name the licence in package.json and leave out the file. */
const withoutFile = (licence: unknown, author: unknown): string | undefined =>
  licence === 'MIT' && typeof author === 'string' ? mit(author) : undefined

const mit = (author: string): string => `Copyright (c) ${author.replace(/\s*[<(].*/, '')}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation
files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`
