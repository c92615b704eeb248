import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { jsonSchemas } from '../config/json-schema.ts'
import type { Config } from '../config/load.ts'
import { inWords, minute, type Finding } from '../config/problem.ts'
import { stillAnExample } from '../config/rules/placeholders.ts'
import { instancesFor } from '../core/pool.ts'
import { services } from '../core/services.ts'
import { readConfig } from './configuration.ts'
import { ownProblems } from './own.ts'
import { missingPictures } from './pictures.ts'

/** Where sentences go: the terminal, or a test. */
export interface Output {
  write: (text: string) => unknown
}

/** Says everything that is wrong with config/, then what the pool holds. What parseArgs throws is the caller's to tell. */
export async function check(args: string[], out: Output = process.stdout): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      config: { type: 'string', default: 'config' },
      site: { type: 'string', default: 'dist' },
      'write-schemas': { type: 'boolean' },
    },
  })
  if (values['write-schemas']) await writeSchemas(values.config)

  const config = await readConfig(values.config, values.site)
  for (const warning of config.warnings) out.write(`${asWarning(warning)}\n`)
  if ('problems' in config) {
    tellProblems(config.problems, out)
    return 1
  }
  const own = await ownProblems(values.config, config)
  if (own.length > 0) {
    tellAll(own, out)
    return 1
  }
  out.write(missingPictures(values.config, config.portal) ?? '')
  out.write(`${summary(config)}\n`)
  const examples = config.warnings.filter(({ message }) => message.includes(stillAnExample)).length
  if (examples > 0)
    out.write(
      `${examples === 1 ? '1 example is' : `${examples} examples are`} left: a build publishes what is there\n`,
    )
  return 0
}

/** Writes one problem after the other, then how many there are. */
export const tellProblems = (problems: readonly Finding[], out: Output): void =>
  tellAll(problems.map(inWords), out)

/** The same, of what was put into words elsewhere. */
export function tellAll(problems: readonly string[], out: Output): void {
  for (const problem of problems) out.write(`${problem}\n`)
  out.write(problems.length === 1 ? '1 problem to mend\n' : `${problems.length} problems to mend\n`)
}

const asWarning = (finding: Finding): string =>
  inWords({ ...finding, message: `warning: ${finding.message}` })

function summary({ pool, providers, shared }: Config): string {
  const listed = providers.flatMap(provider => provider.instances)
  const paused = listed.filter(instance => instance.paused !== undefined).length
  const drawn = pool.instances.length - (shared?.instances ?? 0)
  const closed = listed.length - paused - drawn
  const counts = services.map(service => `${service} ${instancesFor(pool, service).length}`)
  return (
    `${providers.length} providers, ${listed.length} instances: ${drawn} drawn, ${paused} paused, ` +
    `${closed} that ask for an account; ${shared ? `${others(shared)}; ` : ''}${counts.join(', ')}`
  )
}

const others = ({ address, instances, kept }: NonNullable<Config['shared']>): string =>
  `${instances} more of ${address}${kept === undefined ? '' : `, as it was on ${minute(kept)}`}`

async function writeSchemas(folder: string): Promise<void> {
  for (const [name, content] of Object.entries(jsonSchemas)) await writeFile(join(folder, name), content)
}
