import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Portal } from '../core/portal.ts'
import { inSite } from '../core/serving/list.ts'
import { unfit, type Portal as Served } from '../core/serving/setup.ts'
import { builtHeadersFile, sitePolicy } from './headers.ts'
import { replace } from './replace.ts'

/** Inside a built site, and never served: where it is served, and in which languages. */
export const servedFile = '.served.json'

const served = v.object({ url: v.pipe(v.string(), v.url()), languages: v.array(v.string()) })

/**
 * Says in a built site what servers have to know of it: in a file of ours, and in those that servers and hosts read there.
 * After all that the policy depends on.
 */
export async function describeSite(
  folder: string,
  { url, languages }: Pick<Portal, 'url' | 'languages'>,
): Promise<void> {
  await replace(join(folder, servedFile), JSON.stringify({ url, languages }))
  const portal = await describedSite(folder)
  const wrong = portal && unfit(portal)
  if (!portal || wrong !== undefined)
    throw new Error(`This cannot stand in a server’s configuration: ${wrong}`)
  for (const [name, { write }] of Object.entries(inSite)) await replace(join(folder, name), write(portal))
}

/** What the site in this folder says of itself; undefined where there is none. */
export async function describedSite(folder: string): Promise<Served | undefined> {
  const text = await readFile(join(folder, servedFile), 'utf8').catch(() => undefined)
  if (text === undefined || !existsSync(join(folder, builtHeadersFile))) return undefined
  const { url, languages } = v.parse(served, JSON.parse(text))
  return { ...placeOf(url), languages, policy: await sitePolicy(folder)() }
}

/** Where a portal at this address is served. */
export function placeOf(url: string): Pick<Served, 'name' | 'base'> {
  const { hostname, pathname } = new URL(url)
  return { name: hostname, base: pathname.endsWith('/') ? pathname : `${pathname}/` }
}
