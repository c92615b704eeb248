import type { Portal } from '../core/portal.ts'
import { isExample } from './contact.ts'

/** Where whoever finds a weakness looks first, from the root of a host on: RFC 9116, 3. */
export const securityFile = '.well-known/security.txt'

type Told = Pick<Portal, 'url' | 'languages' | 'operator'>

/** Below a year, as RFC 9116, 2.5.5 recommends: a site that nobody builds any more should stop promising an answer. */
const days = 330

/**
 * The file of a site built at `now` (milliseconds). Undefined where nobody said where to write: it must hold a contact; and
 * below a path, where the file is not ours but that of the whole host.
 */
export function securityText({ url, languages, operator }: Told, now: number): string | undefined {
  const { contact } = operator
  if (contact === undefined || isExample(contact) || new URL(url).pathname !== '/') return undefined
  // To the day, so that two builds of one day are the same.
  const expires = `${new Date(now + days * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`
  return [
    `Contact: ${new URL(contact).href}`,
    `Expires: ${expires}`,
    `Preferred-Languages: ${languages.join(', ')}`,
    `Canonical: ${new URL(securityFile, url).href}`,
    '',
  ].join('\n')
}
