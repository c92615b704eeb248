import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { judge, type Config } from '../../src/config/load.ts'
import { inWords } from '../../src/config/problem.ts'
import type { Asked } from '../../src/config/sharedpool.ts'
import { readSource } from '../../src/config/source.ts'
import type { Instance } from '../../src/core/pool.ts'
import { writePool, type PoolFile } from '../../src/core/poolfile.ts'
import type { SoftwareId } from '../../src/core/softwares/index.ts'
import { instance, provider } from '../core/instances.ts'

/** What a host runs, at addresses of its own. */
export const runs = (id: string, ...softwares: SoftwareId[]): Instance[] => {
  const host = provider(id)
  return softwares.map(software =>
    instance(`${id}/${software}`, software, { provider: host, url: `https://${software}.${id}.test/` }),
  )
}

/** The pool of another portal, which a town hall shares. */
export const others: PoolFile = writePool({
  instances: [
    ...runs('moineau', 'etherpad', 'framadate', 'lufi', 'lstu'),
    ...runs('loin', 'jitsi', 'etherpad'),
    ...runs('hibou', 'jitsi', 'framadate', 'lutim'),
  ],
})

const good = (folder: string, file: string) =>
  readSource(file, readFileSync(join(import.meta.dirname, folder, file), 'utf8'))

/** The town hall's files, its pool.yml replaced or not, once this came of asking for the shared pool. */
export function mairie(asked: Asked | undefined = { found: others }, pool?: string) {
  const sources = {
    portal: good('mairie', 'portal.yml'),
    pool: pool === undefined ? good('mairie', 'pool.yml') : readSource('pool.yml', pool),
    accessibility: good('mairie', 'accessibility.yml'),
  }
  return judge(sources, { languages: ['fr', 'en'], today: '2026-01-15' }, asked)
}

/** The same where it has no problem. */
export function accepted(...given: Parameters<typeof mairie>): Config {
  const config = mairie(...given)
  if ('problems' in config) throw new Error(config.problems.map(inWords).join('\n'))
  return config
}

export const warnings = (...given: Parameters<typeof mairie>): string[] =>
  mairie(...given).warnings.map(inWords)

export function problems(...given: Parameters<typeof mairie>): string[] {
  const config = mairie(...given)
  return 'problems' in config ? config.problems.map(inWords) : []
}
