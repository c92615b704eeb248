import { describe, expect, it } from 'vitest'
import { handoverFor, handovers, wanted } from '../../src/core/handovers.ts'
import { services } from '../../src/core/services.ts'
import * as abouts from '../../src/core/softwares/abouts.ts'
import { isSoftware, softwares } from '../../src/core/softwares/index.ts'
import { instance } from './instances.ts'

describe('handoverFor', () => {
  it.each([
    ['framadate', 'date', 'title'],
    ['lstu', 'link', 'link'],
    ['lutim', 'pictures', 'picture'],
    ['privatebin', 'text', 'text'],
  ] as const)('gives %s for %s its %s, and only where the host agreed', (software, service, handover) => {
    expect(handoverFor(instance('a', software), service)).toBeUndefined()
    expect(handoverFor(instance('a', software, { handovers: [] }), service)).toBeUndefined()
    expect(handoverFor(instance('a', software, { handovers: [handover] }), service)).toBe(handover)
    const others = handovers.filter(id => id !== handover)
    expect(handoverFor(instance('a', software, { handovers: others }), service)).toBeUndefined()
  })

  it('gives nothing for a service that nothing is handed over for', () => {
    const all = instance('a', 'cryptpad', { handovers })
    for (const service of services.filter(each => !wanted[each]))
      expect(handoverFor(all, service)).toBeUndefined()
  })
})

it.each(handovers)('some software takes a %s, for a service that wants one', id => {
  const takers = Object.keys(softwares)
    .filter(isSoftware)
    .filter(software => abouts[software].handovers?.[id])
    .filter(software => softwares[software].services.some(service => wanted[service] === id))
  expect(takers).not.toEqual([])
})
