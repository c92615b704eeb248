import { existsSync } from 'node:fs'
import { cp, lstat, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Config } from '../config/load.ts'
import { securityFile, securityText } from '../config/security.ts'
import type { Portal } from '../core/portal.ts'
import type { Language, Told } from '../core/told.ts'
import { assemble, baseOf, type Written } from '../site/assemble.ts'
import { partsFile, type Parts } from '../site/parts.ts'
import { isForeign, previewFile } from '../site/pictures.ts'
import { screenshotFile, screenshots } from '../site/screenshots.ts'
import { readTexts } from '../site/texts.ts'
import { compressSite, twins } from './compress.ts'

/** Where a site is made from. */
export interface From {
  /** What compiling left: src/site/parts.ts. */
  parts: string
  /** The operator's folder: YAML, `texts/`, `public/`. */
  folder: string
  config: Config
  /** When the build began. */
  begun: Date
}

/** Writes a whole site but for its lists into an empty folder. The operator's own files are those that src/cli/own.ts passed. */
export async function writeSite({ begun, ...from }: From, into: string): Promise<void> {
  const parts: Parts = JSON.parse(await readFile(join(from.parts, partsFile), 'utf8'))
  const { portal, statement } = from.config
  const base = baseOf(portal)
  const folders = [join(from.folder, 'texts'), join(from.parts, 'texts')]
  const { texts } = await readTexts({ ...from.config, folders, base })

  const parted = join(from.parts, 'site')
  const filter = (path: string) => !isForeign(relative(parted, path).replaceAll(sep, '/'), portal)
  await cp(parted, into, { recursive: true, filter })
  await layOver(join(from.folder, 'public'), into)
  const told: Told = { portal, conformity: statement.state, languages: spoken(parts, portal), texts }
  const { prerender, sentencesIn } = await application(from.parts, { told, base })
  const written = await assemble({
    ...{ parts, told },
    pages: await prerender(from.config.pool),
    say: sentencesIn,
    icon: await readFile(join(into, 'icon.svg'), 'utf8'),
    screenshots: tag => screenshots.filter(each => existsSync(join(into, screenshotFile(tag, each)))),
    pictured: tag => existsSync(join(into, previewFile(tag))),
  })
  const security = securityText(portal, begun.getTime())
  if (security) written.push({ file: securityFile, source: security })
  await Promise.all(written.map(each => write(into, each)))
  await compressSite(into)
}

/** The languages of a portal, its default first. */
export const spoken = ({ languages }: Parts, portal: Portal): Language[] =>
  portal.languages.flatMap(tag => languages.find(each => each.tag === tag) ?? [])

/** The operator's own files, in place of ours. */
async function layOver(from: string, into: string): Promise<void> {
  if (!existsSync(from)) return
  await cp(from, into, { recursive: true, filter: isNoLink })
  // Twins of what was replaced would hide it.
  for (const file of await readdir(from, { recursive: true }))
    for (const twin of twins) await rm(join(into, file + twin), { force: true })
}

/** Whoever may write into a folder must not make root read, or give away, what stands elsewhere. */
export const isNoLink = async (path: string): Promise<boolean> => !(await lstat(path)).isSymbolicLink()

/** The application as it was compiled, told which portal it is. It is loaded anew each time, since it remembers. */
async function application(
  parts: string,
  says: { told: Told; base: string },
): Promise<typeof import('../prerender.ts')> {
  Object.assign(globalThis, { entraide: says })
  const { href } = pathToFileURL(resolve(parts, 'prerender/prerender.js'))
  return import(`${href}?${performance.now()}`)
}

async function write(into: string, { file, source }: Written): Promise<void> {
  const path = join(into, file)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, source)
}
