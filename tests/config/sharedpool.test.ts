import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readShared } from '../../src/config/sharedpool.ts'
import type { Instance } from '../../src/core/pool.ts'
import { writePool, type PoolFile } from '../../src/core/poolfile.ts'
import { instance, provider } from '../core/instances.ts'
import { accepted, others, problems, runs, warnings } from './others.ts'

const address = 'https://entraide.test/pool.json'
const holding = (...instances: Instance[]): PoolFile => writePool({ instances })
const read = (file: unknown, from = address) => {
  const pool = readShared(JSON.parse(JSON.stringify(file)), from)
  if (typeof pool === 'string') throw new Error(pool)
  return pool
}
const [good] = runs('moineau', 'etherpad') as [Instance]
const at = (url: string, more: Partial<Instance> = {}) =>
  instance('x/etherpad', 'etherpad', { provider: provider('x'), url, ...more })

describe('a hostile entry of a shared pool', () => {
  it.each([
    ['https://10.0.0.1/', 'names a machine by its number, 10.0.0.1'],
    ['https://[::1]/', 'names a machine by its number, [::1]'],
    ['https://0x7f.1/', 'names a machine by its number, 127.0.0.1'],
    ['https://2130706433/', 'names a machine by its number, 127.0.0.1'],
    ['https://router.local/', 'leads to a private network: router.local'],
    ['https://intranet/', 'leads to a private network: intranet'],
    ['https://localhost:8443/', 'leads to a private network: localhost'],
    ['https://user:pass@pad.test/', 'carries a name or a password'],
    ['https://a;script-src.test/', 'names a host as none can be called: "a;script-src.test"'],
    [
      'https://pad.test/?next=https://other.test/',
      'is not a base address: "?next=https://other.test/" belongs to one page',
    ],
  ])('at %s is left out: it %s', (url, because) => {
    expect(read(holding(at(url), good))).toMatchObject({
      instances: [good],
      refused: [{ id: 'x/etherpad', because }],
    })
  })

  it.each([
    ['an id of somebody else', { id: 'moineau/etherpad' }],
    ['an id that is none', { id: 'x/../../etherpad' }],
    ['a provider’s id that is none', { id: '__proto__/etherpad', provider: provider('__proto__') }],
    ['a name too long to read', { provider: { ...provider('x'), name: 'x'.repeat(81) } }],
    ['a website in a private network', { provider: { ...provider('x'), website: 'https://10.0.0.1/' } }],
  ])('with %s is left out', (_, more) => {
    const { instances, refused } = read(holding(good, at('https://pad.x.test/', more)))
    expect([instances, refused.length]).toEqual([[good], 1])
  })

  it('loses what is odd, what other hosts agreed with another portal, and a preference that is not ours', () => {
    const host = provider('x', {
      preferred: true,
      terms: 'https://10.0.0.1/',
      contact: 'javascript:alert(1)',
    })
    const odd = {
      ...{ provider: host, weight: 0.001, handovers: ['text' as const], maxSize: 1 },
      ...{ retention: { days: 1e9, after: 'change' as const }, languages: ['fr', '"><b>'] },
    }
    expect(read(holding(at('https://pad.x.test', odd))).instances).toEqual([
      { ...at('https://pad.x.test/'), weight: 0.25, languages: ['fr'] },
    ])
  })

  it('never leads this portal to a private network, whatever it is', () => {
    const host = fc.oneof(
      ...[fc.ipV4(), fc.ipV4Extended(), fc.ipV6().map(ip => `[${ip}]`)],
      fc.constantFrom(
        'localhost',
        'a.localhost',
        'LOCALHOST.',
        'nas',
        'nas.lan',
        'x.home.arpa',
        '１２７.0.0.1',
      ),
    )
    fc.assert(
      fc.property(host, fc.nat(65_535), (name, port) => {
        const url = `https://${name}:${port}/`
        fc.pre(URL.canParse(url))
        expect(readShared(JSON.parse(JSON.stringify(holding(at(url)))), address)).toBe('empty')
      }),
    )
  })
})

it('a pool on this machine may lead to this machine, as tests do, and nobody else’s may', () => {
  const local = at('http://pad.localhost:4000/', {
    provider: { ...provider('x'), website: 'http://pad.localhost:4000/' },
  })
  expect(read(holding(local), 'http://127.0.0.1:4173/pool.json').instances).toEqual([local])
  expect(readShared(holding(local), address)).toBe('empty')
  expect(readShared(holding(at('https://127.0.0.1/')), 'http://127.0.0.1:4173/pool.json')).toBe('empty')
})

describe('the shared pool of a town hall', () => {
  const trouble = {
    message: 'could not be reached: no answer in time',
    tip: 'see that it opens in a browser',
  }

  it('that never answered is a problem', () => {
    expect(problems({ trouble })).toEqual([
      'pool.yml:25:9  shared could not be reached: no answer in time, and no earlier copy of it is kept\n' +
        '    tip: see that it opens in a browser',
    ])
  })

  it('that does not answer now is replaced by its last copy, and its age is said', () => {
    const asked = { found: others, trouble, kept: Date.UTC(2026, 0, 12, 8, 30) }
    expect(warnings(asked)).toContain(
      'pool.yml:25:9  shared could not be reached: no answer in time; its copy of 2026-01-12 08:30 UTC is used\n' +
        '    tip: see that it opens in a browser',
    )
    expect(accepted(asked)).toMatchObject({ shared: { instances: 7, kept: asked.kept } })
  })

  it('that nobody may ask for is a problem, not a smaller pool', () => {
    expect(problems({})[0]).toMatch(/shared was not asked for/)
  })

  it('is told of what is left out', () => {
    const worse = { ...others, instances: [...others.instances, { id: 1 }, bad] }
    expect(warnings({ found: worse })).toContain(
      'pool.yml:25:9  2 entries of the shared pool cannot be used: "moineau/lutim" names a machine by its number, 10.0.0.1; 1 more\n' +
        '    tip: they are left out; tell whoever runs that portal',
    )
  })

  it.each([
    [5, '"x5/lufi" leads to a private network: nas5.lan\n'],
    [7, '"x5/lufi" leads to a private network: nas5.lan; 2 more\n'],
  ])('names of %i that are left out no more than five, each with its reason', (count, end) => {
    const numbers = Array.from({ length: count }, (_, index) => index + 1)
    const refused = numbers.map(each =>
      instance(`x${each}/lufi`, 'lufi', { provider: provider(`x${each}`), url: `https://nas${each}.lan/` }),
    )
    const told = warnings({ found: holding(good, ...refused) }).find(line => line.includes('cannot be used'))
    expect(told).toContain(`${count} entries of the shared pool cannot be used: "x1/lufi" leads to`)
    expect(told).toContain(`; ${end}`)
    expect(told).not.toContain('x6/lufi')
  })

  it('never takes the place of what the town lists itself, paused or not', () => {
    const sameAddress = instance('hibou/depot', 'lufi', {
      provider: provider('hibou'),
      url: 'https://depot.kerlune.test',
    })
    const found = holding(...runs('kerlune', 'lutim'), sameAddress, ...runs('hibou', 'framadate', 'lufi'))
    expect(warnings({ found }).join('\n')).toContain('which you list yourself')
    const ids = accepted({ found }).pool.instances.map(({ id }) => id)
    expect(ids).toEqual([
      'kerlune/etherpad',
      'kerlune/jitsi',
      'syndicat/lstu',
      'hibou/framadate',
      'hibou/lufi',
    ])
  })

  it('that lost somebody who is changed or preferred is told, with what was meant', () => {
    const pool = `shared: ${address}
changes:
  moinau/etherpad: { weight: 2 }
  gone/etherpad: { paused: gone }
prefer: [hibu, moineau]
`
    expect(warnings(undefined, pool).filter(line => line.startsWith('pool.yml'))).toEqual([
      'pool.yml:3:3  nobody is called "moinau/etherpad"\n    tip: did you mean "moineau/etherpad"?',
      'pool.yml:4:3  nobody is called "gone/etherpad"\n    tip: it may have left the shared pool; then remove the line',
      'pool.yml:5:10  no provider is called "hibu"\n    tip: did you mean "hibou"?',
    ])
  })

  test.each([
    [
      'changes: { kerlune/jitsi: { weight: 2 } }',
      '"kerlune/jitsi" is listed in this file\n    tip: write it into its entry, and remove it here',
    ],
    [
      'changes: { moineau: { handovers: [title] } }',
      'handovers cannot be said of all that "moineau" runs\n    tip: write it for one instance, by its id: "moineau/…"',
    ],
    [
      'changes: { moineau/etherpad: { services: [visio], handovers: [title] } }',
      'Etherpad does not serve visio\n    tip: it serves pad',
    ],
    [
      'changes: { moineau/etherpad: { weight: 9, pause: x } }',
      '"pause" is not a field of a change\n    tip: did you mean "paused"? known here: handovers, monitor, notes, paused, services, weight',
    ],
    ['prefer: [hibou, hibou]', '"hibou" is listed twice\n    tip: keep one of the two'],
  ])('%s is refused', (more, sentence) => {
    expect(problems(undefined, `${own}shared: ${address}\n${more}\n`).join('\n')).toContain(sentence)
  })

  test.each([
    ['changes: { moineau/lufi: { weight: 2 } }', 'there is no shared pool to change'],
    ['prefer: [kerlun]', 'no provider is called "kerlun"\n    tip: did you mean "kerlune"?'],
    ['shared: http://entraide.test/pool.json', 'shared must be https, not "http://entraide.test/pool.json"'],
    ['shared: https://192.168.1.2/pool.json', 'shared names a machine by its number, 192.168.1.2'],
  ])('%s is refused, where there is none to share', (more, sentence) => {
    expect(problems(undefined, `${own}${more}\n`).join('\n')).toContain(sentence)
  })
})

const bad = { ...others.instances[0], id: 'moineau/lutim', software: 'lutim', url: 'https://10.0.0.1/' }

const own = `providers:
  - id: kerlune
    name: Kerlune
    website: https://kerlune.test/
    instances: [{ software: jitsi, url: 'https://visio.kerlune.test/' }]
`
