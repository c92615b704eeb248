import { isOnThisMachine } from '../core/poolfile.ts'
import { isPlainPath } from '../core/serving/setup.ts'
import { shown, type Problem } from './problem.ts'

type Wrong = Pick<Problem, 'message' | 'tip'>

/** What is wrong with the address of a page. */
export function wrongPage(address: string): Wrong | undefined {
  if (!URL.canParse(address)) {
    const whole = `https://${address}`
    const tip = URL.canParse(whole) ? `did you mean "${new URL(whole).href}"?` : 'https://host.example.org/'
    return { message: `is not an address: ${shown(address)}`, tip }
  }
  const url = new URL(address)
  if (url.protocol === 'http:') {
    const tip = 'write https:// if it answers there; if not, it needs a certificate first'
    return { message: `must be https, not ${shown(address)}`, tip }
  }
  if (url.protocol !== 'https:')
    return { message: `must be https, not ${shown(address)}`, tip: 'https://host.example.org/' }
  if (url.username || url.password)
    return {
      message: 'carries a name or a password',
      tip: 'everybody can read this file: write the bare address',
    }
  return wrongHost(url.hostname)
}

/** Whether it is served by this machine over http: only an operator's own file says so, for trying things out. */
export const isLocal = (address: string): boolean => {
  const url = URL.parse(address)
  return url?.protocol === 'http:' && isOnThisMachine(url.hostname)
}

/** What is wrong with the base address of a tool, to which the portal appends. */
export function wrongBase(address: string): Wrong | undefined {
  const wrong = wrongPage(address)
  if (wrong) return wrong
  const url = new URL(address)
  if (!url.search && !url.hash) return
  return {
    message: `is not a base address: ${shown(url.search + url.hash)} belongs to one page`,
    tip: `write the address alone, such as "${base(url.origin + url.pathname)}"`,
  }
}

/** What is wrong with where the portal is to be served: its path stands in the configuration of a server. */
export function wrongPlace(address: string): Wrong | undefined {
  const wrong = wrongBase(address)
  if (wrong) return wrong
  const { origin, pathname } = new URL(address)
  if (isPlainPath(pathname)) return
  return {
    message: `has a path that not every server can be told: ${shown(pathname)}`,
    tip: `use letters from a to z, digits, hyphens and dots, such as "${origin}/${plain(address)}/"`,
  }
}

/** The path of an address, in letters that mean nothing else anywhere. */
function plain(address: string): string {
  const path = address
    .replace(/^[^:]+:\/*[^/]*/, '')
    .normalize('NFD')
    .replaceAll(/\p{M}|%[\da-f]{2}/giu, '')
  const parts = path.split('/').map(part => part.toLowerCase().match(/\w+/g)?.join('-'))
  return parts.filter(Boolean).join('/') || 'entraide'
}

/** What is wrong with where to write to: a page or a mail address. */
export function wrongContact(contact: string): Wrong | undefined {
  if (!contact.includes('@') || contact.includes('/')) {
    if (URL.canParse(contact) && new URL(contact).protocol === 'https:') return wrongPage(contact)
    const tip = 'https://host.example.org/contact or name@host.example.org'
    return { message: `is neither a page over https nor a mail address: ${shown(contact)}`, tip }
  }
  if (/^[^@\s:]+@[^@\s]+\.[^@\s]+$/.test(contact)) return
  return { message: `is not a mail address: ${shown(contact)}`, tip: 'write it bare: name@host.example.org' }
}

/** The same address as the portal uses it: normal form, with a slash at the end. */
export function base(address: string): string {
  const url = new URL(address)
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return url.href
}

// Names that only mean something on one machine or network: RFC 6761, 6762, 8375 and ICANN's reservation of .internal.
const privateName = /(?:^|\.)(?:localhost|local|internal|home\.arpa|lan|home|corp)$/

function wrongHost(hostname: string): Wrong | undefined {
  const host = hostname.replace(/\.$/, '')
  // URLs allow more, such as `;` and `*`, which mean something in a policy. Other alphabets are in ASCII here (xn--…).
  if (/[^a-z\d.-]/.test(host) && !host.startsWith('['))
    return {
      message: `names a host as none can be called: ${shown(host)}`,
      tip: 'host names have letters, digits, hyphens and dots',
    }
  // A URL's last label is made of digits only when the host is an IPv4 address, whichever way it was written.
  if (host.startsWith('[') || /\.\d+$/.test(host))
    return { message: `names a machine by its number, ${host}`, tip: 'write the name of the host' }
  if (privateName.test(host) || !host.includes('.'))
    return { message: `leads to a private network: ${host}`, tip: 'visitors need a public host name' }
}
