import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { useDraftsStore } from '../../src/stores/drafts.ts'
import { carryTitles, takeUpTitles } from '../../src/stores/passage.ts'
import { device } from './myrooms.ts'

/** A page that begins; the one before has gone. */
function begin(): ReturnType<typeof useDraftsStore>['drafts'] {
  dispatchEvent(new Event('pagehide'))
  setActivePinia(createPinia())
  takeUpTitles()
  carryTitles()
  return useDraftsStore().drafts
}

beforeEach(device)
afterEach(() => delete document.documentElement.dataset['shared'])

it('what is typed into the cards is on the next page of this tab, whatever replaced the one before', () => {
  begin().pad.title = 'Fête du 12'
  const next = begin()
  expect([next.pad.title, next.visio.title]).toEqual(['Fête du 12', ''])
  expect(sessionStorage.getItem('entraide.titles')).toBeNull()
})

it('what was typed since is not replaced by it', () => {
  begin().pad.title = 'Fête du 12'
  dispatchEvent(new Event('pagehide'))
  setActivePinia(createPinia())
  useDraftsStore().drafts.pad.title = 'Autre'
  takeUpTitles()
  expect(useDraftsStore().drafts.pad.title).toBe('Autre')
})

it('what a link brought is written down only once somebody made it their own', () => {
  const { pad } = begin()
  Object.assign(pad, { title: 'Conseil', given: 'Conseil' })
  dispatchEvent(new Event('pagehide'))
  expect(sessionStorage.getItem('entraide.titles')).toBeNull()
  pad.title = 'Conseil du 12'
  expect(begin().pad.title).toBe('Conseil du 12')
})

it('on a shared computer nothing typed stays behind', () => {
  document.documentElement.dataset['shared'] = 'yes'
  begin().pad.title = 'Fête du 12'
  dispatchEvent(new Event('pagehide'))
  expect(sessionStorage.getItem('entraide.titles')).toBeNull()
})
