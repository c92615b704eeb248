import { describe, expect, it } from 'vitest'
import { roomOf } from '../../../src/core/myrooms/opened.ts'
import { instance } from '../instances.ts'

const pad = instance('infini/pad', 'etherpad', { retention: { days: 180, after: 'change' } })
const opening = {
  address: 'https://p.test/p/fete-1?lang=fr',
  name: 'fete-1',
  share: 'https://p.test/p/fete-1',
}
const given = { id: 'x', now: 1000, unnamed: 'Pad' }
const departure = { service: 'pad', title: ' Fête ', instance: pad, opening } as const

describe('what is remembered of a room', () => {
  it('is its public link, its title as it was typed, its host and what that host keeps', () => {
    expect(roomOf(departure, given)).toEqual({
      ...{ id: 'x', service: 'pad', software: 'etherpad', provider: 'infini/pad', host: 'Chaton infini/pad' },
      ...{ name: 'Fête', url: 'https://p.test/p/fete-1', createdAt: 1000, openedAt: 1000 },
      expiry: { days: 180, after: 'change' },
    })
  })

  it.each([
    ['its title', 'Fête', opening, 'Fête'],
    ['the name in its address', '  ', opening, 'fete-1'],
    ['what its kind is called', '', { address: 'https://d.test/new' }, 'Pad'],
  ])('is called by %s', (_, title, where, name) => {
    expect(roomOf({ ...departure, title, opening: where }, given).name).toBe(name)
  })

  it('is where to create it, as long as only its host knows the address', () => {
    const room = roomOf({ ...departure, opening: { address: 'https://d.test/new' } }, given)
    expect([room.url, room.pending]).toEqual(['https://d.test/new', true])
    expect(roomOf(departure, given).pending).toBeUndefined()
  })

  it('says nothing of how long it is kept where the host does not', () => {
    expect(roomOf({ ...departure, instance: instance('a', 'etherpad') }, given)).not.toHaveProperty('expiry')
  })

  it('says nothing of it either where nothing outlasts the meeting', () => {
    const call = instance('a', 'jitsi', { retention: { days: 365, after: 'change' } })
    expect(roomOf({ ...departure, service: 'visio', instance: call }, given)).not.toHaveProperty('expiry')
  })
})
