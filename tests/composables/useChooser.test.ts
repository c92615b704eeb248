import { beforeEach, describe, expect, it } from 'vitest'
import { useChooser } from '../../src/composables/useChooser.ts'
import { usePoolStore } from '../../src/stores/pool.ts'
import { instance } from '../core/instances.ts'
import { inLanguage } from './words.ts'

const pads = ['a', 'b', 'c'].map(id => instance(id, 'etherpad'))

const opened = () =>
  inLanguage('fr', () => {
    usePoolStore().current = { instances: pads }
    return useChooser()
  })
const ids = ({ current }: Awaited<ReturnType<typeof opened>>) =>
  current.value?.kittens.map(({ id }) => id) ?? []

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

describe('the dialogue of a page', () => {
  it('is closed until it is opened for one service', async () => {
    const chooser = await opened()
    expect(chooser.current.value).toBeUndefined()
    chooser.open('pad')
    expect(chooser.current.value).toMatchObject({ service: 'pad', own: undefined, span: 'once' })
    chooser.close()
    expect(chooser.current.value).toBeUndefined()
  })

  it('lists the kitten offered now first', async () => {
    const chooser = await opened()
    chooser.open('pad')
    const last = ids(chooser).at(-1)
    chooser.choose(last, 'once')
    expect(ids(chooser)[0]).toBe(last)
  })

  it('knows how long the visitor’s choice holds', async () => {
    const chooser = await opened()
    chooser.open('pad')
    chooser.choose('a', 'always')
    expect(chooser.current.value).toMatchObject({ own: 'a', span: 'always' })
    chooser.choose('b', 'once')
    expect(chooser.current.value).toMatchObject({ own: 'b', span: 'once' })
  })

  it('does not show as chosen a kitten that has left the pool', async () => {
    localStorage.setItem('entraide.kittens', '{"pad":"gone"}')
    const chooser = await opened()
    chooser.open('pad')
    expect(chooser.current.value?.own).toBeUndefined()
  })

  it('chooses for nobody once it is closed', async () => {
    const chooser = await opened()
    chooser.choose('a', 'always')
    expect(localStorage.getItem('entraide.kittens')).toBeNull()
  })
})
