import { describe, expect, it } from 'vitest'
import { doorOf, doorOrigins } from '../../src/core/doors.ts'
import * as abouts from '../../src/core/softwares/abouts.ts'
import type { SoftwareId } from '../../src/core/softwares/index.ts'
import { instance } from './instances.ts'

const ids = Object.keys(abouts) as SoftwareId[]

describe('doorOf', () => {
  it.each([
    ['etherpad', { sees: 'answer', path: 'api/openapi.json', method: 'HEAD' }],
    ['framadate', { sees: 'presence', path: '' }],
    ['cryptpad', undefined],
  ] as const)('asks %s as its adapter says, or not at all', (software, door) => {
    expect(doorOf(instance('a', software))).toEqual(door)
  })

  it.each(ids)('asks %s within its own address', software => {
    const door = doorOf(instance('a', software))
    const url = 'https://host.test/under/a/path/'
    if (door) expect(new URL(door.path, url).href.startsWith(url)).toBe(true)
  })
})

describe('doorOrigins', () => {
  it('names each host once that a browser may ask, in an order that never changes, and no other', () => {
    const instances = [
      instance('z', 'etherpad'),
      instance('silent', 'cryptpad'),
      instance('a', 'etherpad', { url: 'https://many.test:8443/pad/' }),
      instance('b', 'privatebin', { url: 'https://many.test:8443/paste/' }),
    ]
    const origins = ['https://many.test:8443', 'https://z.test']
    expect(doorOrigins({ instances })).toEqual(origins)
    expect(doorOrigins({ instances: instances.toReversed() })).toEqual(origins)
  })

  it('names nobody where there is nobody to ask', () => {
    expect(doorOrigins({ instances: [] })).toEqual([])
    expect(doorOrigins({ instances: [instance('silent', 'cryptpad')] })).toEqual([])
  })
})
