import { existsSync } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Config } from '../config/load.ts'
import { texts as textIds } from '../core/texts.ts'
import { baseOf } from '../site/assemble.ts'
import { readTexts } from '../site/texts.ts'
import { textsFolder } from './program.ts'

// What operators put beside their YAML: `public/`, files laid over the site, and `texts/`, pages in their own words.

/** What keeps these files from being used, as `file  sentence`. */
export async function ownProblems(folder: string, config: Config): Promise<string[]> {
  const [files, texts] = [await filesBelow(join(folder, 'public')), await filesBelow(join(folder, 'texts'))]
  const { mistakes } = await readTexts({
    ...config,
    folders: [join(folder, 'texts'), textsFolder],
    base: baseOf(config.portal),
  })
  return [
    ...files
      .flatMap(file => fileProblem(file, config) ?? [])
      .map(says => `${join(folder, 'public')}${sep}${says}`),
    ...texts
      .flatMap(file => textProblem(file, config) ?? [])
      .map(says => `${join(folder, 'texts')}${sep}${says}`),
    ...mistakes.map(({ file, line, message }) => `${file}:${line}  ${message}`),
  ]
}

interface Found {
  /** Below the folder, with slashes. */
  path: string
  isFile: boolean
}

/** Links are named, and not followed. */
async function filesBelow(folder: string, path = ''): Promise<Found[]> {
  if (!existsSync(folder)) return []
  const found = await lstat(join(folder, path))
  if (!found.isDirectory()) return [{ path, isFile: found.isFile() }]
  const names = (await readdir(join(folder, path))).toSorted()
  const inside = names.map(name => filesBelow(folder, path === '' ? name : `${path}/${name}`))
  return (await Promise.all(inside)).flat()
}

/** What each build writes anew, and so cannot come from elsewhere. */
const written =
  /^(index\.html|404\.html|404\.txt|sitemap\.xml|licences\.txt|sw(-off)?\.js|pool\.json|health\.json|_headers)$|^(assets|embed|oembed|history|accessibilite)(\/|$)|\.(br|gz)$/

function fileProblem({ path, isFile }: Found, { portal }: Config): string | undefined {
  if (!isFile) return `${path}  is no ordinary file: put a copy here`
  const isPage = portal.languages.some(tag => path === tag || path.startsWith(`${tag}/`))
  if (isPage || written.test(path)) return `${path}  is written by each build itself: take it away`
  if (/(^|\/)\.(?!well-known\/)/.test(path))
    return `${path}  is hidden, and hidden files are not served: take it away`
  return undefined
}

function textProblem({ path, isFile }: Found, { portal }: Config): string | undefined {
  const [language = '', name, ...more] = path.split('/')
  const isText = textIds.some(id => name === `${id}.md`) && more.length === 0 && isFile
  if (!isText)
    return `${path}  is no text of the portal: there are ${textIds.map(id => `${id}.md`).join(', ')}, by language`
  return portal.languages.includes(language)
    ? undefined
    : `${path}  is in a language that the portal does not speak`
}
