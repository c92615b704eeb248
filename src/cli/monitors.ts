import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { stringify } from 'yaml'
import { contactOf } from '../config/contact.ts'
import { blackboxModules } from '../core/monitors/blackbox.ts'
import { job } from '../core/monitors/prometheus.ts'
import { targetsOf } from '../core/monitors/targets.ts'
import { offering, type Pool } from '../core/pool.ts'
import * as probes from '../core/softwares/probes.ts'
import { tellProblems, type Output } from './check.ts'
import { readConfig } from './configuration.ts'
import { diskTrouble } from './disk.ts'
import { nobodyAsks, proberOf } from './probe/errand.ts'
import { typed } from './program.ts'
import { replace } from './replace.ts'

/** Writes the files with which Prometheus probes the pool. What parseArgs throws is the caller's to tell. */
export async function monitors(args: string[], out: Output = process.stdout): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { config: { type: 'string', default: 'config' }, out: { type: 'string' } },
  })
  if (!values.out) {
    out.write('Say where to write blackbox.yml, targets.json and prometheus.yml: --out DIR\n')
    return 2
  }

  const config = await readConfig(values.config)
  if ('problems' in config) {
    tellProblems(config.problems, out)
    return 1
  }
  if (!contactOf(config.portal)) {
    out.write(nobodyAsks(values.config))
    return 1
  }
  const pool = offering(config.pool, config.portal.services)
  const files = filesFor(pool, (await proberOf(config.portal)).userAgent)
  try {
    await mkdir(values.out, { recursive: true })
    for (const [name, content] of Object.entries(files)) await replace(join(values.out, name), content)
  } catch (error) {
    out.write(diskTrouble(error))
    return 1
  }
  out.write(`${values.out}: ${Object.keys(files).join(', ')} for ${pool.instances.length} instances\n`)
  return 0
}

/** Name to content: what to look for, where, and how often. */
export function filesFor(pool: Pool, agent: string): Record<string, string> {
  const { modules, unwritten } = blackboxModules(probes, agent)
  const [first] = unwritten
  if (first !== undefined)
    throw new Error(`The probe of ${first} holds a pattern that Go does not read as JavaScript does.`)
  const head = `# Written by "${typed('monitors')}": changes here are lost.\n`
  return {
    'blackbox.yml': head + stringify({ modules }, { lineWidth: 0 }),
    'targets.json': `${JSON.stringify(targetsOf(pool), null, 2)}\n`,
    'prometheus.yml': head + stringify(scraping('127.0.0.1:9115')),
  }
}

/** A whole configuration to start from, or the part to copy: one job, whose exporter is at this address. */
export function scraping(exporter: string, interval = '5m', timeout = '12s') {
  return {
    scrape_configs: [
      {
        job_name: job,
        metrics_path: '/probe',
        // Each scrape is a visit to a small host.
        scrape_interval: interval,
        // blackbox_exporter gives up half a second before it: the limit of its modules must fit in.
        scrape_timeout: timeout,
        file_sd_configs: [{ files: ['targets.json'] }],
        relabel_configs: [
          { source_labels: ['__address__'], target_label: '__param_target' },
          { target_label: '__address__', replacement: exporter },
        ],
      },
    ],
  }
}
