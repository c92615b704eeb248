import { describe, expect, it } from 'vitest'
import { instancesFor } from '../../src/core/pool.ts'
import { readPool, writePool } from '../../src/core/poolfile.ts'
import { instance, provider } from './instances.ts'

const file = (instances: readonly unknown[], providers: readonly unknown[] = [provider('a')]) => ({
  format: 'entraide-pool/1',
  providers,
  instances,
})
const entry = { id: 'a/etherpad', provider: 'a', software: 'etherpad', url: 'https://pad.test/' }

/** What reading one instance entry gives, or why it gives nothing. */
function readEntry(changed: object, loopback = false) {
  const pool = readPool(file([{ ...entry, ...changed }]), loopback)
  return typeof pool === 'string' ? pool : pool.instances[0]
}

describe('readPool', () => {
  it.each([
    ['corrupt', [null, undefined, 'text', 7, [], {}, { format: 1 }, { format: 'entraide-pool/1' }]],
    ['corrupt', [{ format: 'entraide-pool/1', providers: {}, instances: [] }]],
    ['format', [{ format: 'entraide-pool/0' }, { format: 'entraide-pool/2', providers: [], instances: [] }]],
    ['empty', [file([]), file([entry], []), file([null, 7, 'text', []])]],
  ])('says "%s" of files of that kind', (problem, values) => {
    for (const value of values) expect(readPool(value)).toBe(problem)
  })

  it('drops one bad line and keeps its neighbours', () => {
    const bad = [{ software: 'unheard-of' }, { provider: 'nobody' }, { url: 'http://pad.test/' }, { id: '' }]
    const pool = readPool(file([...bad.map(change => ({ ...entry, ...change })), entry]))
    expect(pool).toMatchObject({ instances: [{ id: 'a/etherpad' }] })
  })

  it('takes plain http on this machine only, and only when told to', () => {
    expect(readEntry({ url: 'http://localhost:4173/' })).toBe('empty')
    for (const host of ['localhost', 'a.localhost', '127.0.0.1', '[::1]'])
      expect(readEntry({ url: `http://${host}:4173/` }, true)).toHaveProperty('id')
    for (const host of ['localhost.test', '127.0.0.1.test', '192.168.0.1'])
      expect(readEntry({ url: `http://${host}/` }, true)).toBe('empty')
  })

  it('drops services the software does not serve, and the instance when none is left', () => {
    const several = { software: 'cryptpad', services: ['visio', 'calc', 'unheard-of'] }
    expect(readEntry(several)).toHaveProperty('services', ['calc'])
    expect(readEntry({ services: ['visio'] })).toBe('empty')
    expect(readEntry({ services: [] })).toBe('empty')
  })

  it('drops a country that no browser can name, and keeps its provider', () => {
    const place = new Intl.DisplayNames('fr', { type: 'region' })
    for (const country of ['France', 'fra', 'F', '??', 'FR ']) {
      const pool = readPool(file([entry], [{ ...provider('a'), country }]))
      const read = typeof pool === 'string' ? undefined : pool.instances[0]?.provider
      expect(read).toHaveProperty('id', 'a')
      expect(() => read?.country && place.of(read.country), country).not.toThrow()
    }
  })

  it.each(['\u0000', '\n', '\u009b', '\u2028', '\u202e', '\u2066', '\u2069'])(
    'takes no words that hold what cannot be seen, such as %j',
    letter => {
      const words = `Nan${letter}tes`
      const read = readPool(file([entry], [{ ...provider('a'), place: words, contact: words }]))
      expect(typeof read === 'string' ? undefined : read.instances[0]?.provider).toEqual(provider('a'))
      expect(readPool(file([entry], [{ ...provider('a'), name: words }]))).toBe('empty')
    },
  )

  it('takes the names of every script', () => {
    for (const name of ['חתול', 'Le Châ\u2019ton', 'قط\u200f', '猫🐈\u200d⬛']) {
      const read = readPool(file([entry], [{ ...provider('a'), name }]))
      expect(typeof read === 'string' ? undefined : read.instances[0]?.provider.name).toBe(name)
    }
  })

  it('keeps what a host agreed to take, and drops what it cannot know', () => {
    const read = readEntry({ handovers: ['title', 'wallet', 7, 'text'] })
    expect(read).toHaveProperty('handovers', ['title', 'text'])
    for (const handovers of [undefined, 'title', { title: true }])
      expect(readEntry({ handovers })).not.toHaveProperty('handovers')
  })

  it('keeps the weight an operator may declare within its bounds', () => {
    expect(readEntry({ weight: 400 })).toHaveProperty('weight', 4)
    expect(readEntry({ weight: 0 })).toHaveProperty('weight', 0)
    for (const weight of [-1, 'heavy', null]) expect(readEntry({ weight })).toHaveProperty('weight', 1)
  })
})

describe('writePool', () => {
  it('writes what can be handed over, so that the page reads it', () => {
    const poll = instance('a/framadate', 'framadate', { handovers: ['title'] })
    const read = readPool(writePool({ instances: [poll] }))
    expect(read).toEqual({ instances: [poll] })
  })

  it('writes each provider once and leaves out what goes without saying', () => {
    const host = provider('a')
    const pad = instance('a/etherpad', 'etherpad', { provider: host })
    const calls = instance('a/jitsi', 'jitsi', { provider: host, weight: 2 })
    const some = instance('a/cryptpad', 'cryptpad', { provider: host, services: ['calc'] })
    const { providers, instances } = writePool({ instances: [pad, calls, some] })
    expect(providers).toEqual([host])
    expect(instances[0]).toEqual({ id: pad.id, provider: 'a', software: 'etherpad', url: pad.url })
    expect(instances[1]).toHaveProperty('weight', 2)
    expect(instances[2]).toHaveProperty('services', ['calc'])
  })
})

describe('instancesFor', () => {
  it('finds those that serve the service, and no other', () => {
    const [pad, crypt] = [instance('a', 'etherpad'), instance('b', 'cryptpad', { services: ['calc'] })]
    expect(instancesFor({ instances: [pad, crypt] }, 'pad')).toEqual([pad])
    expect(instancesFor({ instances: [pad, crypt] }, 'calc')).toEqual([crypt])
    expect(instancesFor({ instances: [pad, crypt] }, 'visio')).toEqual([])
  })
})
