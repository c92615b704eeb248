import { contactOf, isExample } from '../contact.ts'
import type { Draft } from '../entries.ts'
import { securityFile } from '../security.ts'
import { shown, type Path, type Problem } from '../problem.ts'

/** What is said of each. */
export const stillAnExample = 'is still an example'

/** What config/portal.yml came with, to be replaced before the portal is public. */
export const unnamedOperator = 'Nom à remplacer'

/** The portal still says what it said when it was downloaded. */
export function placeholders({ portal }: Draft): Problem[] {
  const tip = 'config/portal.yml says what to write here'
  const addresses: [Path, string | undefined][] = [
    [['portal', 'url'], portal?.url],
    [['portal', 'source'], portal?.source],
    [['portal', 'operator', 'website'], portal?.operator?.website],
    [['portal', 'operator', 'contact'], portal?.operator?.contact],
  ]
  const problems: Problem[] = addresses
    .filter(([, address]) => address !== undefined && isExample(address))
    .map(([path, address]) => ({
      path,
      message: `${path.slice(1).join('.')} ${stillAnExample}: ${shown(address)}`,
      tip,
    }))
  if (portal?.operator?.name !== unnamedOperator) return problems
  const message = `operator.name ${stillAnExample}: "${unnamedOperator}"`
  return [...problems, { path: ['portal', 'operator', 'name'], message, tip }]
}

/** Hosts can write to nobody. */
export function nobodyToWriteTo({ portal }: Draft): Problem[] {
  if (!portal?.operator || contactOf(portal)) return []
  const message = 'there is no operator.contact yet: until there is one, no host is probed'
  return [{ path: ['portal', 'operator'], message, tip: 'contact: a mail address or a page of yours' }]
}

/** Whoever finds a weakness looks for security.txt, which needs a contact of its own; where even hosts have none, that is said. */
export function noSecurityText({ portal }: Draft): Problem[] {
  if (!portal?.operator || portal.operator.contact !== undefined || !contactOf(portal)) return []
  // Below a path there is none, whatever the contact.
  const none = URL.parse(portal.url ?? '')?.pathname === '/' ? `, so no ${securityFile}` : ''
  const message = `there is no operator.contact${none}: whoever finds a weakness cannot tell you`
  return [{ path: ['portal', 'operator'], message, tip: 'contact: a mail address or a page of yours' }]
}
