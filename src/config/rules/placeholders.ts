import type { Draft } from '../entries.ts'
import { shown, type Path, type Problem } from '../problem.ts'

// RFC 2606 keeps this ending for examples: nobody can ever be reached there.
const exampleHost = /\.example$/

/** What config/portal.yml came with, to be replaced before the portal is public. */
export const unnamedOperator = 'Nom à remplacer'

/** The portal still says what it said when it was downloaded. */
export function placeholders({ portal }: Draft): Problem[] {
  const tip = 'config/portal.yml says what to write here'
  const addresses: [Path, string | undefined][] = [
    [['portal', 'url'], portal?.url],
    [['portal', 'source'], portal?.source],
    [['portal', 'operator', 'website'], portal?.operator?.website],
  ]
  const problems: Problem[] = addresses
    .filter(([, address]) => address !== undefined && isExample(address))
    .map(([path, address]) => ({
      path,
      message: `${path.slice(1).join('.')} is still an example: ${shown(address)}`,
      tip,
    }))
  if (portal?.operator?.name !== unnamedOperator) return problems
  const message = `operator.name is still an example: "${unnamedOperator}"`
  return [...problems, { path: ['portal', 'operator', 'name'], message, tip }]
}

const isExample = (address: string) => URL.canParse(address) && exampleHost.test(new URL(address).hostname)
