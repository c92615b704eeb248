import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { useChooserStore } from '../../src/stores/chooser.ts'
import { usePoolStore } from '../../src/stores/pool.ts'
import { instance } from '../core/instances.ts'

const pads = ['a', 'b', 'c'].map(id => instance(id, 'etherpad'))
const ids = ({ current }: ReturnType<typeof useChooserStore>) => current?.kittens.map(({ id }) => id) ?? []

/** A page that has just been opened, by a device that may have been here before. */
function opened() {
  setActivePinia(createPinia())
  usePoolStore().current = { instances: pads }
  return useChooserStore()
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

describe('the dialogue of a page', () => {
  it('is closed until it is opened for one service', () => {
    const chooser = opened()
    expect(chooser.current).toBeUndefined()
    chooser.open('pad')
    expect(chooser.current).toMatchObject({ service: 'pad', own: undefined, span: 'once' })
    chooser.close()
    expect(chooser.current).toBeUndefined()
  })

  it('lists the kitten offered now first', () => {
    const chooser = opened()
    chooser.open('pad')
    const last = ids(chooser).at(-1)
    chooser.choose(last, 'once')
    expect(ids(chooser)[0]).toBe(last)
  })

  it('knows how long the visitor’s choice holds', () => {
    const chooser = opened()
    chooser.open('pad')
    chooser.choose('a', 'always')
    expect(chooser.current).toMatchObject({ own: 'a', span: 'always' })
    chooser.choose('b', 'once')
    expect(chooser.current).toMatchObject({ own: 'b', span: 'once' })
  })

  it('does not show as chosen a kitten that has left the pool', () => {
    localStorage.setItem('entraide.kittens', '{"pad":"gone"}')
    const chooser = opened()
    chooser.open('pad')
    expect(chooser.current?.own).toBeUndefined()
  })

  it('chooses for nobody once it is closed', () => {
    const chooser = opened()
    chooser.choose('a', 'always')
    expect(localStorage.getItem('entraide.kittens')).toBeNull()
  })
})
