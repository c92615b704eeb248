import { expect, test } from 'vitest'
import { preferredIn } from '../../src/core/embed/preference.ts'
import { instancesFor } from '../../src/core/pool.ts'
import { readPool, writePool } from '../../src/core/poolfile.ts'
import { order } from '../../src/core/selection.ts'
import { accepted, warnings } from './others.ts'

// A town hall makes the portal its own in config/ alone.

test('nothing is to be said of it but that a service is thin', () => {
  expect(warnings()).toEqual([
    'portal.yml:5:30  only 1 instance serves drop\n    tip: with two, one can stand in for the other',
  ])
})

test('it has its name, colours, words, services and operator', () => {
  expect(accepted().portal).toMatchObject({
    name: 'Les outils de Kerlune',
    languages: ['fr'],
    services: ['visio', 'pad', 'date', 'drop', 'link'],
    colours: { accent: '#0b6e4f', paper: '#f2faf6' },
    words: {
      fr: { notice: 'Besoin d’un coup de main\u202f? Le mardi à la médiathèque, de 14\u00a0h à 18\u00a0h.' },
    },
    operator: { name: 'Ville de Kerlune', contact: 'mailto:numerique@kerlune.test' },
  })
})

test('its pool is its own and what is shared, but for whom it paused', () => {
  const { pool, shared } = accepted()
  expect(pool.instances.map(({ id }) => id)).toEqual([
    ...['kerlune/etherpad', 'kerlune/jitsi', 'syndicat/lstu'],
    ...['moineau/etherpad', 'moineau/framadate', 'moineau/lufi', 'moineau/lstu'],
    ...['hibou/jitsi', 'hibou/framadate', 'hibou/lutim'],
  ])
  expect(shared).toEqual({ address: 'https://entraide.test/pool.json', instances: 7 })
})

test('what it changed is changed, and nothing else', () => {
  const { pool } = accepted()
  const found = (id: string) => pool.instances.find(each => each.id === id)
  expect(found('moineau/lufi')).toMatchObject({ weight: 2 })
  expect(found('moineau/framadate')).toMatchObject({ weight: 1, handovers: ['title'] })
  expect(found('hibou/framadate')).not.toHaveProperty('handovers')
})

test('its own kittens come first, each provider as one, on the way to the browser too', () => {
  const { pool } = accepted()
  expect(readPool(JSON.parse(JSON.stringify(writePool(pool))))).toEqual(pool)
  expect(writePool(pool).providers.map(({ id }) => id)).toEqual(['kerlune', 'syndicat', 'moineau', 'hibou'])
  expect(preferredIn(pool.instances)).toEqual(['Ville de Kerlune', 'Syndicat numérique du Pays de Lune'])
  for (let device = 0; device < 50; device++)
    expect(order(instancesFor(pool, 'link'), `${device}`)[0]?.id).toBe('syndicat/lstu')
})
