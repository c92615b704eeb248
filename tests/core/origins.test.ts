import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doorOrigins } from '../../src/core/doors.ts'
import { handovers } from '../../src/core/handovers.ts'
import { askOrigins, formOrigins } from '../../src/core/origins.ts'
import { isSoftware, softwares } from '../../src/core/softwares/index.ts'
import { instance } from './instances.ts'

const every = Object.keys(softwares).filter(isSoftware)

describe('formOrigins', () => {
  it('is nobody where no host agreed to anything, whatever the software takes', () => {
    expect(formOrigins({ instances: every.map(id => instance(id, id)) })).toEqual([])
  })

  it('is each host that agreed once, in an order that never changes, and none that takes no form', () => {
    const instances = [
      instance('z', 'lutim', { handovers: ['picture'] }),
      instance('quiet', 'lutim'),
      instance('other', 'lutim', { handovers: ['title'] }),
      instance('called', 'privatebin', { handovers: ['text'] }),
      instance('asked', 'yourls', { handovers: ['link'] }),
      instance('poll', 'framadate', { handovers: ['title'], url: 'https://many.test:8443/date/' }),
      instance('link', 'lstu', { handovers: ['link'], url: 'https://many.test:8443/l/' }),
    ]
    const origins = ['https://asked.test', 'https://many.test:8443', 'https://z.test']
    expect(formOrigins({ instances })).toEqual(origins)
    expect(formOrigins({ instances: instances.toReversed() })).toEqual(origins)
  })

  it('is no host whose software serves nothing that a form could be for', () => {
    const allowing = every.map(id => instance(id, id, { handovers }))
    const hosts = ['framadate', 'lstu', 'lutim', 'yourls']
    expect(formOrigins({ instances: allowing })).toEqual(hosts.map(id => `https://${id}.test`))
  })
})

describe('askOrigins', () => {
  it('is the hosts with a door, and no more, where nobody agreed to anything', () => {
    const instances = every.map(id => instance(id, id))
    expect(askOrigins({ instances })).toEqual(doorOrigins({ instances }))
    expect(askOrigins({ instances: [instance('silent', 'cryptpad')] })).toEqual([])
  })

  it('adds whoever agreed to be called, once', () => {
    const bin = instance('bin', 'privatebin', { handovers: ['text'] })
    expect(askOrigins({ instances: [bin, instance('a', 'etherpad')] })).toEqual([
      'https://a.test',
      'https://bin.test',
    ])
  })
})

const alike = fc
  .string({ unit: fc.constantFrom(...'a.;,*"$&\'()!=_~{}`+é-'), minLength: 1, maxLength: 12 })
  .map(host => `https://${host}/`)
  .filter(url => URL.canParse(url))

it('no host’s name becomes a rule of the policy, a wildcard or the end of its file', () => {
  const names = fc.oneof(
    alike,
    fc.constantFrom('https://a;script-src/', 'https://*.test/', 'https://a"b.test/'),
  )
  fc.assert(
    fc.property(fc.array(names, { minLength: 1, maxLength: 4 }), urls => {
      const hosts = urls.map((url, i) =>
        instance(`${i}`, i % 2 ? 'lstu' : 'etherpad', { url, handovers: ['link'] }),
      )
      const pool = { instances: [...hosts, instance('good', 'etherpad')] }
      for (const origin of [...askOrigins(pool), ...formOrigins(pool)])
        expect(origin).toMatch(/^https:\/\/[a-z\d.-]+$/)
      expect(askOrigins(pool)).toContain('https://good.test')
    }),
    { numRuns: 2000 },
  )
})
