import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { services } from '../../src/core/services.ts'
import { useDraftsStore } from '../../src/stores/drafts.ts'

beforeEach(() => {
  localStorage.clear()
  setActivePinia(createPinia())
})

it('begins every card empty, hard to guess, silent', () => {
  const { drafts } = useDraftsStore()
  expect(Object.keys(drafts)).toEqual([...services])
  for (const draft of Object.values(drafts))
    expect(draft).toEqual({ title: '', hard: true, muted: true, poll: 'dates' })
})

it('keeps each card’s words to itself', () => {
  const { drafts } = useDraftsStore()
  drafts.pad.title = 'Fête'
  drafts.pad.hard = false
  expect(drafts.calc).toEqual({ title: '', hard: true, muted: true, poll: 'dates' })
})

it('draws no chance before it is asked to', () => {
  expect(useDraftsStore().lots).toEqual({})
})

it('draws for one card alone, another lot each time', () => {
  const { lots, redraw } = useDraftsStore()
  redraw('pad', ['panda'])
  const first = lots.pad
  expect(first).toMatchObject({ words: 'panda-panda', tail: expect.stringMatching(/^(\w{4}-){2}\w{4}$/) })
  redraw('pad', ['panda'])
  expect(lots.pad?.tail).not.toBe(first?.tail)
  expect(lots.calc).toBeUndefined()
})

it('leaves nothing of what is typed on the device', () => {
  const { drafts, redraw } = useDraftsStore()
  redraw('pad', ['panda'])
  drafts.pad.title = 'Mon secret'
  expect(JSON.stringify(localStorage) + JSON.stringify(sessionStorage)).not.toContain('secret')
})
