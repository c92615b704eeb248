import { instancesFor } from '../../../core/pool.ts'
import { isOnThisMachine, isRecord, readPool } from '../../../core/poolfile.ts'
import { typed } from '../../program.ts'
import { header, jsonOf, placeOf, type Answer } from '../answer.ts'
import { given, type Finding, type Judge, type Seen } from '../seen.ts'
import { servicesShown } from '../shown.ts'

const day = 86_400_000
const old = 180 * day
/** Each visitor fetches it, with each change. */
const large = 60_000

/** Whether the list of hosts can be used, and serves what pages show. */
export const lists: Judge = seen => given(seen, 'pool').flatMap(each => read(seen, each))

const problems = {
  corrupt: 'cannot be read',
  format: 'was written for another version of the portal',
  empty: 'has no host that can be used',
}

function read(seen: Seen, each: Answer): Finding[] {
  const path = placeOf(each)
  const renew = `write it anew: "${typed('pool')}" (--out, the served folder)`
  const value = jsonOf(each)
  const pool = readPool(value, isOnThisMachine(seen.address.hostname))
  if (typeof pool === 'string') return [{ path, message: problems[pool], tip: renew }]
  const [home] = given(seen, 'homes')
  const bare = home ? servicesShown(seen, home).filter(id => instancesFor(pool, id).length === 0) : []
  const listed = isRecord(value) && Array.isArray(value['instances']) ? value['instances'].length : 0
  const dropped = listed - pool.instances.length
  const written = pool.time ?? Date.parse(header(each, 'last-modified'))
  const age = Math.floor((seen.now - written) / day)
  return [
    ...bare.map(id => ({
      path,
      message: `has nobody for ${id}, which pages show`,
      tip: `add one, or take ${id} out of portal.yml`,
    })),
    ...(dropped > 0
      ? [warning(path, `has ${dropped} of ${listed} hosts that browsers leave out`, renew)]
      : []),
    ...(each.travelled > large
      ? [warning(path, `weighs ${each.travelled} bytes`, 'pack it, or list fewer hosts')]
      : []),
    ...(seen.now - written > old
      ? [warning(path, `is ${age} days old`, 'look whether these hosts still run, then write it anew')]
      : []),
  ]
}

const warning = (path: string, message: string, tip: string): Finding => ({
  path,
  message,
  tip,
  warning: true,
})
