import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Instance, Pool } from '../../src/core/pool.ts'
import { readPool, writePool } from '../../src/core/poolfile.ts'
import { services } from '../../src/core/services.ts'
import { softwares, type SoftwareId } from '../../src/core/softwares/index.ts'
import { provider } from './instances.ts'

const ids = Object.keys(softwares) as SoftwareId[]
const carried = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Values that are right, nearly right, or nothing like it. */
const odd = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) })
const usable = ['https://pad.test/', 'https://a.test/sub/', 'HTTPS://PAD.TEST/']
const unusable =
  'http://pad.test/ http://localhost/ javascript:alert(1) data:,x //x https:// blob:https://a.test/1 ftp://x'
const addresses = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...usable) },
  { weight: 1, arbitrary: fc.constantFrom('', ...unusable.split(' ')) },
)
const oddProvider = fc.record({
  id: odd(fc.constantFrom('a', 'b', '__proto__')),
  name: odd(fc.string()),
  website: odd(addresses),
  country: odd(fc.constantFrom('FR', 'France', '')),
  terms: odd(addresses),
})
const oddInstance = fc.record({
  id: odd(fc.string()),
  provider: odd(fc.constantFrom('a', 'b', '__proto__', 'constructor')),
  software: odd(fc.constantFrom(...ids, 'toString', '__proto__')),
  url: odd(addresses),
  services: odd(fc.constantFrom(services, ['pad'], ['calc', 'visio', 'unheard-of'], [])),
  weight: odd(fc.double()),
  retention: odd(fc.record({ days: odd(fc.integer()), after: odd(fc.constant('change')) })),
  maxSize: odd(fc.double()),
  languages: odd(fc.array(odd(fc.string()))),
})
const oddFile = fc.record({
  format: odd(fc.constant('entraide-pool/1')),
  providers: odd(fc.array(odd(oddProvider), { minLength: 2 })),
  instances: odd(fc.array(odd(oddInstance), { minLength: 4 })),
})

const goodInstance = (provider: Instance['provider']): fc.Arbitrary<Instance> =>
  fc.constantFrom(...ids).chain(software =>
    fc.record(
      {
        id: fc.string({ minLength: 1 }),
        provider: fc.constant(provider),
        software: fc.constant(software),
        url: fc.constantFrom(...usable),
        services: fc.subarray([...softwares[software].services], { minLength: 1 }),
        weight: fc.constantFrom(0, 0.25, 1, 4),
        retention: fc.record({
          days: fc.nat(),
          after: fc.constantFrom('creation', 'change'),
        }),
        maxSize: fc.nat(),
        languages: fc.array(fc.string({ minLength: 1 })),
      },
      { requiredKeys: ['id', 'provider', 'software', 'url', 'services', 'weight'] },
    ),
  )
const goodPool: fc.Arbitrary<Pool> = fc
  .tuple(
    fc.array(goodInstance(provider('a', { country: 'FR', chaton: true })), { minLength: 1 }),
    fc.array(goodInstance(provider('b', { place: 'Brest', terms: 'https://b.test/cgu' }))),
  )
  .map(([ofA, ofB]) => ({ instances: [...ofA, ...ofB] }))

it('never throws and never lets through what a page could not open, whatever the file holds', () => {
  fc.assert(
    fc.property(fc.oneof(oddFile, fc.jsonValue()), value => {
      const pool = readPool(carried(value))
      expect(typeof pool === 'string' ? ['corrupt', 'format', 'empty'] : [pool]).toContain(pool)
      if (typeof pool === 'string') return
      expect(pool.instances).not.toHaveLength(0)
      for (const { url, services, weight, software, provider } of pool.instances) {
        for (const address of [url, provider.website, provider.terms ?? url])
          expect(new URL(address).protocol).toBe('https:')
        expect(services).not.toHaveLength(0)
        expect(softwares[software].services).toEqual(expect.arrayContaining([...services]))
        expect(weight).toBeGreaterThanOrEqual(0)
        expect(weight).toBeLessThanOrEqual(4)
      }
    }),
    { numRuns: 1000 },
  )
})

it('reads back what writePool wrote, through JSON', () => {
  fc.assert(
    fc.property(goodPool, pool => {
      expect(readPool(carried(writePool(pool)))).toEqual(pool)
    }),
    { numRuns: 100 },
  )
})
