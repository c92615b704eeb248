import { afterEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import LaunchLink from '../../src/components/LaunchLink.vue'
import { useLaunch } from '../../src/composables/useLaunch.ts'
import type { Instance } from '../../src/core/pool.ts'
import { useSheetStore } from '../../src/stores/sheet.ts'
import { instance } from '../core/instances.ts'
import { addressOf, followed, open, plain, press, settled, the } from './page.ts'

const ready = vi.fn()
let page: Awaited<ReturnType<typeof open>>

const show = async (instances?: readonly Instance[]) => {
  page = await open(
    () => {
      const launch = useLaunch('pad')
      return () => h(LaunchLink, { launch, page: '/fr/pad/', onReady: ready })
    },
    { ...(instances && { instances }) },
  )
  return the('link', /^Créer un pad/)
}
/** What src/theme.ts does for those who chose another way to open rooms. */
const choosing = (way: string) => (document.documentElement.dataset['opens'] = way)

afterEach(() => {
  page.close()
  vi.clearAllMocks()
  vi.unstubAllGlobals()
  delete window.held
  delete document.documentElement.dataset['opens']
})

it.each(['here', 'shown'])('("%s") it speaks of no tab and asks for none', async way => {
  choosing(way)
  const link = await show([instance('a', 'etherpad')])
  expect(plain(link.textContent ?? '')).toBe('Créer un pad')
  expect(link.hasAttribute('target')).toBe(false)
  expect(link.getAttribute('rel')).toBe('noopener noreferrer')
})

/** What has been given to the sheet. */
const left = () => {
  const { leaving } = useSheetStore()
  return leaving && [leaving.how, leaving.instance.id]
}

it('opens here, and hands the room to the sheet in the same moment', async () => {
  choosing('here')
  const link = await show([instance('a', 'etherpad')])
  useSheetStore().ready = true
  link.click()
  expect([followed, left()]).toEqual([[addressOf(link)], ['opened', 'a']])
})

it('waits here for what keeps the room, and then goes by itself', async () => {
  choosing('here')
  const link = await show([instance('a', 'etherpad')])
  link.click()
  expect([followed, left(), link.ariaBusy ?? link.getAttribute('aria-busy')]).toEqual([[], undefined, null])
  await settled()
  expect(link.getAttribute('aria-busy')).toBe('true')
  useSheetStore().ready = true
  await settled()
  expect([followed, left()]).toEqual([[addressOf(link)], ['opened', 'a']])
})

it('only shows the link, keeps the focus to come back to, and opens nothing', async () => {
  choosing('shown')
  const link = await show([instance('a', 'etherpad')])
  await press(link)
  expect([followed, left()]).toEqual([[], ['shown', 'a']])
  expect(document.activeElement).toBe(link)
})

it.each([
  ['Ctrl', new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true })],
  ['the middle button', new MouseEvent('auxclick', { button: 1, bubbles: true })],
])('is kept without a sheet when it is opened aside, with %s', async (_, click) => {
  const link = await show([instance('a', 'etherpad')])
  link.dispatchEvent(click)
  expect(left()).toEqual(['aside', 'a'])
})

it('leaves alone a click of the right button', async () => {
  const link = await show([instance('a', 'etherpad')])
  link.dispatchEvent(new MouseEvent('auxclick', { button: 2, bubbles: true }))
  expect(left()).toBeUndefined()
})

it.each(['here', 'shown'])('("%s") carries out a click made too early, however old it is', async way => {
  choosing(way)
  const link = await show()
  window.held = link as HTMLAnchorElement
  vi.stubGlobal('navigator', { userActivation: { isActive: false } })
  page.pool.current = { instances: [instance('a', 'etherpad')] }
  await settled()
  expect(ready).not.toHaveBeenCalled()
  expect(followed).toHaveLength(way === 'here' ? 1 : 0)
  expect(left()).toEqual([way === 'here' ? 'opened' : 'shown', 'a'])
})

it('shows the link once the kitten asked has answered, and not before', async () => {
  choosing('shown')
  const link = await show([instance('a', 'etherpad')])
  page.health.asking.pad = true
  await press(link)
  expect(left()).toBeUndefined()
  page.health.asking.pad = false
  await settled()
  expect(left()).toEqual(['shown', 'a'])
})
