import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writePool, type Instance } from '../../src/core/pool.ts'
import { softwares, type SoftwareId } from '../../src/core/softwares/index.ts'
import { portalServer } from '../../src/cli/server.ts'
import { listening } from '../../src/cli/serve.ts'

/** An instance for tests: one provider, named after it. */
export const instance = (id: string, software: SoftwareId, url: string): Instance => ({
  id,
  software,
  url,
  weight: 1,
  services: softwares[software].services,
  provider: { id, name: `Kitten ${id}`, website: 'https://kitten.test/', place: 'Brest' },
})

export interface Portal {
  url: string
  /** Replaces pool.json, as an operator would; `undefined` removes it. */
  pool: (content: string | undefined) => Promise<void>
  close: () => Promise<void>
}

/** The built site in a folder of its own, served with its real headers, offering the given instances. */
export async function openPortal(instances: readonly Instance[]): Promise<Portal> {
  const folder = await mkdtemp(join(tmpdir(), 'entraide-'))
  await cp('dist', folder, { recursive: true })
  for (const twin of ['pool.json.br', 'pool.json.gz']) await rm(join(folder, twin), { force: true })
  const file = join(folder, 'pool.json')
  const pool = (content: string | undefined) =>
    content === undefined ? rm(file, { force: true }) : writeFile(file, content)
  await pool(JSON.stringify(writePool({ instances })))

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
