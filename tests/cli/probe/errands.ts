import { createServer } from 'node:http'
import { pace } from '../../../src/cli/probe/round.ts'
import type { Errand } from '../../../src/cli/probe/run.ts'
import { folderWith } from '../site.ts'
import { manner, serving } from './hosts.ts'
import { instance } from './instances.ts'

/** An errand to so many hosts, all on one server that answers with this status. */
export async function errand(count: number, status = () => 200): Promise<Errand & { later: () => void }> {
  let now = Date.parse('2026-11-01T12:00:00Z')
  const port = await serving(
    createServer((_request, response) => response.writeHead(status()).end('<h1>A tool</h1>')),
  )
  const instances = Array.from({ length: count }, (_, i) =>
    instance(`provider-number-${i}/software`, 'dudle', `http://host${i}.localhost:${port}/`),
  )
  return {
    ...{ folder: await folderWith({}), pool: { instances }, chosen: instances, canaries: [], manner },
    prober: {
      name: 'Entraide-probe',
      version: '0.1.0',
      userAgent: manner.userAgent,
      contact: 'https://portal.example/',
    },
    pace: { ...pace, now: () => now, pause: async () => undefined },
    interval: 300_000,
    later: () => (now += 300_000),
  }
}
