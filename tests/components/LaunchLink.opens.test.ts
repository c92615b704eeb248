import { afterEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import LaunchLink from '../../src/components/LaunchLink.vue'
import { useLaunch, type Launch } from '../../src/composables/useLaunch.ts'
import type { Instance } from '../../src/core/pool.ts'
import { instance } from '../core/instances.ts'
import { addressOf, followed, open, plain, press, settled, the } from './page.ts'

const told = { opened: vi.fn(), ready: vi.fn() }
let page: Awaited<ReturnType<typeof open>>
let launched: Launch

const show = async (instances?: readonly Instance[]) => {
  page = await open(
    () => {
      const launch = useLaunch('pad')
      launched = launch
      return () => h(LaunchLink, { launch, page: '/fr/pad/', onOpened: told.opened, onReady: told.ready })
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

it('opens here, and says that it was opened', async () => {
  choosing('here')
  const link = await show([instance('a', 'etherpad')])
  await press(link)
  expect([followed, told.opened.mock.calls.length]).toEqual([[addressOf(link)], 1])
})

it('only shows the link, keeps the focus to come back to, and opens nothing', async () => {
  choosing('shown')
  const link = await show([instance('a', 'etherpad')])
  await press(link)
  expect([followed, told.opened.mock.calls.length]).toEqual([[], 0])
  expect(launched.shown?.id).toBe('a')
  expect(document.activeElement).toBe(link)
})

it.each(['here', 'shown'])('("%s") carries out a click made too early, however old it is', async way => {
  choosing(way)
  const link = await show()
  window.held = link as HTMLAnchorElement
  vi.stubGlobal('navigator', { userActivation: { isActive: false } })
  page.pool.current = { instances: [instance('a', 'etherpad')] }
  await settled()
  expect(told.ready).not.toHaveBeenCalled()
  expect(way === 'here' ? followed.length : launched.shown?.id).toBe(way === 'here' ? 1 : 'a')
})

it('shows the link once the kitten asked has answered, and not before', async () => {
  choosing('shown')
  const link = await show([instance('a', 'etherpad')])
  page.health.asking.pad = true
  await press(link)
  expect(launched.shown).toBeUndefined()
  page.health.asking.pad = false
  await settled()
  expect(launched.shown?.id).toBe('a')
})
