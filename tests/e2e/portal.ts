import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { listening } from '../../src/cli/serve.ts'
import { portalServer } from '../../src/cli/server.ts'
import type { Instance } from '../../src/core/pool.ts'
import { writePool } from '../../src/core/poolfile.ts'
import type { ServiceId } from '../../src/core/services.ts'
import { softwares, type SoftwareId } from '../../src/core/softwares/index.ts'

/** An instance for tests: one provider, named after it. */
export const instance = (
  id: string,
  software: SoftwareId,
  url: string,
  more: Partial<Instance> = {},
): Instance => ({
  id,
  software,
  url,
  weight: 1,
  services: softwares[software].services,
  provider: { id, name: `Kitten ${id}`, website: 'https://kitten.test/', place: 'Brest' },
  ...more,
})

/** What an operator would write for these instances. */
export const poolOf = (instances: readonly Instance[]): string => JSON.stringify(writePool({ instances }))

export interface Portal {
  url: string
  /** Replaces pool.json, as an operator would; `undefined` removes it. */
  pool: (content: string | undefined) => Promise<void>
  close: () => Promise<void>
}

/** The built site in a folder of its own, served with its real headers, offering these instances or those it was built with. */
export async function openPortal(instances?: readonly Instance[]): Promise<Portal> {
  const folder = await mkdtemp(join(tmpdir(), 'entraide-'))
  await cp('dist', folder, { recursive: true })
  const file = join(folder, 'pool.json')
  const pool = async (content: string | undefined) => {
    for (const each of [file, `${file}.br`, `${file}.gz`]) await rm(each, { force: true })
    if (content !== undefined) await writeFile(file, content)
  }
  if (instances) await pool(poolOf(instances))

  const server = portalServer(folder)
  const url = await listening(server)
  return {
    url,
    pool,
    async close() {
      server.closeAllConnections()
      server.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const card = (page: Page, service: ServiceId): Locator =>
  page.locator(`article[aria-labelledby=${service}-title]`)

/** The link of a card once it leads to a kitten. */
export const ready = (page: Page, service: ServiceId): Locator =>
  card(page, service).locator('a.action[target=_blank]')

/** The tab that this makes the browser open. */
export async function tabOf(page: Page, act: () => Promise<void>): Promise<Page> {
  const [tab] = await Promise.all([page.waitForEvent('popup'), act()])
  return tab
}
