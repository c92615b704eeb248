import { join } from 'node:path'
import * as v from 'valibot'
import { askOrigins, formOrigins } from '../core/origins.ts'
import type { Pool } from '../core/pool.ts'
import { everywhere, zoneHeaders, type Headers, type Policy } from '../core/serving/headers.ts'
import { headersAt } from '../core/serving/table.ts'
import { fresh } from './fresh.ts'

const headers = v.record(v.string(), v.string())

/** Written by the build: the headers that depend on what was built, such as the policy with its hashes. */
export const builtHeadersFile = '.headers.json'

/** The same, of the documents of /embed/. */
export const frameHeadersFile = '.headers-embed.json'

/** Where nothing was built, or cannot be read: a policy under which nothing runs. */
export const bareHeaders: Headers = { ...everywhere, ...zoneHeaders({ page: {}, frame: {} }).bare }

/** The same headers for pages that may ask these hosts, and send them what they agreed to be sent: no others. */
export const allowing = (headers: string, pool: Pool): string =>
  headers
    .replace(/connect-src [^;"]*/, ['connect-src', "'self'", ...askOrigins(pool)].join(' '))
    .replace(/form-action [^;"]*/, ['form-action', "'self'", ...formOrigins(pool)].join(' '))

/** Gives what the site in this folder says of its pages, also after it was built again. */
export function sitePolicy(dir: string): () => Promise<Policy> {
  const built = (file: string) =>
    fresh(join(dir, file), bytes => v.parse(headers, JSON.parse(bytes.toString())))
  const page = built(builtHeadersFile)
  const frame = built(frameHeadersFile)
  return async () => ({ page: (await page()) ?? {}, frame: (await frame()) ?? {} })
}

/** Gives the headers of an answer of the site in this folder, by its path behind the base. */
export function siteHeaders(dir: string): (path: string, isMissing?: boolean) => Promise<Headers> {
  const policy = sitePolicy(dir)
  return async (path, isMissing) => headersAt(path, await policy(), isMissing)
}
