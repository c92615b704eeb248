import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { isOnThisMachine } from '../../core/poolfile.ts'

/** Where the prober may go: names are hostile input, and so is what name servers make of them. */
export interface Reach {
  resolve: (name: string) => Promise<LookupAddress[]>
  /** Whether names that mean this machine by themselves may be visited: for tests. */
  loopback: boolean
}

export const wholeWeb: Reach = { resolve: name => lookup(name, { all: true }), loopback: false }

/** What is not public in the registries of special-purpose addresses: RFC 6890 and its successors. */
const special4 = `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4`
/** Inside 2000::/3, which is all that is given out. */
const special6 = '2001::/23 2001:db8::/32 2002::/16 3fff::/20'

const closed4 = networks(special4, 'ipv4')
const closed6 = networks(special6, 'ipv6')
const open6 = networks('2000::/3', 'ipv6')

function networks(list: string, family: 'ipv4' | 'ipv6'): BlockList {
  const found = new BlockList()
  for (const network of list.split(/\s+/)) {
    const [address = '', length] = network.split('/')
    found.addSubnet(address, Number(length), family)
  }
  return found
}

/** Whether a numeric address belongs to the public Internet. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !closed4.check(address, 'ipv4')
  return isIP(address) === 6 && open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6')
}

/** The addresses of a host that may be connected to. Throws where there is none. */
export async function addressesOf(hostname: string, reach: Reach): Promise<LookupAddress[]> {
  const name = hostname.replace(/^\[|\]$/g, '')
  if (isOnThisMachine(hostname)) {
    if (!reach.loopback) throw notPublic(hostname)
    return isIP(name) === 6
      ? [{ address: name, family: 6 }]
      : [{ address: isIP(name) ? name : '127.0.0.1', family: 4 }]
  }
  const found = isIP(name) ? [{ address: name, family: isIP(name) }] : await reach.resolve(name)
  const open = found.filter(({ address }) => isPublic(address))
  if (open.length === 0) throw notPublic(hostname)
  return open
}

/** For `node:net`: what is connected to is what was judged, so that a name cannot change in between. */
export const guarded =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_name, options, callback) => {
    const [first] = addresses
    if (options.all || !first) callback(null, [...addresses])
    else callback(null, first.address, first.family)
  }

const notPublic = (hostname: string) =>
  Object.assign(new Error(`${hostname} leads to no public address`), { code: 'ENOTPUBLIC' })
