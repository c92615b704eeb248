import type { Portal } from '../core/portal.ts'
import type { Link, Values } from './blanks.ts'

/** What texts may say of the portal. */
export function valuesOf(portal: Portal, _language: string): Values {
  const { name, url, operator, collective, source } = portal
  return {
    portal: name,
    address: linkTo(url),
    operator: operator.name,
    website: linkTo(operator.website),
    contact: linkTo(operator.contact),
    collective,
    source: linkTo(source),
  }
}

/** An address as people read it, leading there. */
function linkTo(address: string | undefined): Link | undefined {
  if (address === undefined) return
  const isMail = address.includes('@') && !address.includes('/')
  return { href: isMail ? `mailto:${address}` : address, text: address.replace(/^https:\/\/|\/$/g, '') }
}
