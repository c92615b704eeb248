import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { opening, type Wish } from '../../src/core/opening.ts'
import type { ServiceId } from '../../src/core/services.ts'
import { namesRooms } from '../../src/core/softwares/contract.ts'
import { softwares, type SoftwareId } from '../../src/core/softwares/index.ts'
import { instance } from './instances.ts'

const lot = { words: 'panda-olive', tail: 'abcd-efgh-jkmn', key: 'A'.repeat(22) }
const all = { language: 'fr', muted: true, firstPartyOnly: true, poll: 'choices' } as const
const wish = (service: ServiceId, more: Partial<Wish> = {}): Wish => ({
  service,
  title: '',
  guessable: false,
  options: {},
  ...more,
})
const pairs = (Object.keys(softwares) as SoftwareId[]).flatMap(id =>
  softwares[id].services.map(service => ({ id, service })),
)

describe('opening', () => {
  it('stays on the instance’s host and under its path, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...pairs),
        fc.string({ unit: 'binary' }),
        fc.boolean(),
        fc.boolean(),
        ({ id, service }, title, guessable, asks) => {
          const asked = wish(service, { title, guessable, options: asks ? all : {} })
          const { address, share } = opening(instance('a', id, { url: 'https://a.test/sub/' }), asked, lot)
          for (const made of [address, share ?? address]) {
            const { origin, pathname, username } = new URL(made)
            expect(origin).toBe('https://a.test')
            expect(pathname.startsWith('/sub/')).toBe(true)
            expect(username).toBe('')
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('gives the same room name at two hosts of one software, so that changing kitten keeps the name', () => {
    for (const { id, service } of pairs) {
      const asked = wish(service, { title: 'Réunion du quartier' })
      const [here, there] = ['a', 'b'].map(host => opening(instance(host, id), asked, lot))
      expect(here?.name, id).toBe(there?.name)
    }
  })

  it('gives the same name in two softwares that spell names alike', () => {
    const asked = wish('postit', { title: 'Idées' })
    const names = (['wbo', 'excalidraw'] as const).map(id => opening(instance('a', id), asked, lot).name)
    expect(new Set(names)).toEqual(new Set(['idees-abcd-efgh-jkmn']))
  })

  it('shares an address without the visitor’s own options', () => {
    for (const { id, service } of pairs) {
      const plain = opening(instance('a', id), wish(service), lot).share
      const asking = opening(instance('a', id), wish(service, { options: all }), lot)
      expect(asking.share, id).toBe(plain)
    }
    const call = opening(instance('a', 'jitsi'), wish('visio', { options: all }), lot)
    expect(call.address).toContain('startWithAudioMuted')
    expect(call.share).toBe(`https://a.test/${call.name}`)
  })

  it('has a name and an address to share exactly where the name makes the room', () => {
    for (const { id, service } of pairs) {
      const made = opening(instance('a', id), wish(service), lot)
      expect('name' in made, id).toBe(namesRooms(softwares[id]))
      expect('share' in made, id).toBe(namesRooms(softwares[id]))
    }
  })

  it('leaves the random part out only of titled rooms whose visitor wants that', () => {
    const name = (title: string, guessable: boolean) =>
      opening(instance('a', 'etherpad'), wish('pad', { title, guessable }), lot).name
    expect(name('Fête', true)).toBe('fete')
    expect(name('Fête', false)).toBe('fete-abcd-efgh-jkmn')
    expect(name('', true)).toBe('panda-olive-abcd-efgh-jkmn')
    expect(name('你好', true)).toBe('panda-olive-abcd-efgh-jkmn')
  })

  it('asks a tool that serves several things for the one the visitor came for', () => {
    const crypt = instance('a', 'cryptpad')
    expect(opening(crypt, wish('calc'), lot).address).toBe('https://a.test/sheet/')
    expect(opening(crypt, wish('postit'), lot).address).toBe('https://a.test/kanban/')
  })

  it('gives the secret of a keyed board to those it is shared with', () => {
    const board = opening(instance('a', 'excalidraw'), wish('postit'), lot)
    expect(board.share).toContain(lot.key)
    expect(board.share).toBe(board.address)
  })
})
