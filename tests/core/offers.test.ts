import { describe, expect, it } from 'vitest'
import { offerFor, offerOf } from '../../src/core/offers.ts'
import { services } from '../../src/core/services.ts'
import { softwares, type SoftwareId } from '../../src/core/softwares/index.ts'
import { instance } from './instances.ts'

describe('offerOf', () => {
  it('asks for a title only where it becomes part of the name', () => {
    expect(offerOf(instance('a', 'etherpad')).title).toBe(true)
    expect(offerOf(instance('a', 'cryptpad')).title).toBe(false)
    expect(offerOf(instance('a', 'framadate')).title).toBe(false)
  })

  it('offers only what the software’s links can carry', () => {
    expect(offerOf(instance('a', 'jitsi')).options.has('muted')).toBe(true)
    expect(offerOf(instance('a', 'mirotalk')).options.has('muted')).toBe(false)
    expect(offerOf(instance('a', 'framadate')).options.has('poll')).toBe(true)
    expect(offerOf(instance('a', 'croodle')).options.has('poll')).toBe(false)
  })
})

describe('offerFor', () => {
  it('foresees all that any software of the service takes, so that a card only ever loses fields', () => {
    for (const id of Object.keys(softwares) as SoftwareId[])
      for (const service of softwares[id].services) {
        const [offer, foreseen] = [offerOf(instance('a', id)), offerFor(service)]
        expect(foreseen.title || !offer.title, `${id} ${service}`).toBe(true)
        for (const option of offer.options) expect(foreseen.options.has(option), `${id} ${option}`).toBe(true)
      }
  })

  it('foresees for each service no more than its own softwares take', () => {
    const asked = services.filter(service => offerFor(service).options.has('muted'))
    expect(asked).toEqual(['visio'])
    expect(services.filter(service => offerFor(service).options.has('poll'))).toEqual(['date'])
    expect(services.filter(service => offerFor(service).title)).toEqual(['pad', 'visio', 'calc', 'postit'])
  })
})
