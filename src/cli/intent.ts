import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Config } from '../config/load.ts'
import { offering } from '../core/pool.ts'
import type { Headers } from '../core/serving/headers.ts'
import type { Portal } from '../core/serving/setup.ts'
import { policiesOf } from '../site/assemble.ts'
import { partsFile, type Parts } from '../site/parts.ts'
import { placeOf } from './describe.ts'
import { allowing, builtHeadersFile, frameHeadersFile } from './headers.ts'
import { spoken } from './site.ts'

// A site belongs to whoever probes. What root tells a server of it comes from what is root's.

/** What a site made of these parts, as the configuration has it now, says of itself. */
export async function intended({ portal, pool }: Config, folder: string): Promise<Portal> {
  const parts: Parts = JSON.parse(await readFile(join(folder, partsFile), 'utf8'))
  const written = policiesOf({ parts, told: { portal, languages: spoken(parts, portal) } })
  const says = (name: string) => written.find(({ file }) => file === name)?.source ?? '{}'
  const page = JSON.parse(allowing(says(builtHeadersFile), offering(pool, portal.services)))
  const frame = JSON.parse(says(frameHeadersFile))
  return { ...placeOf(portal.url), languages: portal.languages, policy: { page, frame } }
}

/** In what two portals are not the same. */
export function differences(one: Portal, other: Portal): string[] {
  const facts = ({ name, base, languages, policy: { page, frame } }: Portal) => ({
    ...{ name, path: base, languages },
    'policy of pages': forNobody(page),
    'hosts that pages may ask': allowedBy(page),
    'policy of /embed/': frame,
  })
  const others = new Map<string, unknown>(Object.entries(facts(other)))
  return Object.entries(facts(one)).flatMap(([fact, value]) =>
    isDeepStrictEqual(value, others.get(fact)) ? [] : [fact],
  )
}

const forNobody = (page: Headers): unknown => JSON.parse(allowing(JSON.stringify(page), { instances: [] }))

const allowedBy = (page: Headers): unknown => JSON.stringify(page).match(/(connect-src|form-action) [^;"]*/g)
