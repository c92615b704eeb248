import { afterEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import LaunchLink from '../../src/components/LaunchLink.vue'
import { useLaunch } from '../../src/composables/useLaunch.ts'
import type { Instance } from '../../src/core/pool.ts'
import { instance } from '../core/instances.ts'
import { addressOf, followed, open, press, settled, the } from './page.ts'

const told = { opened: vi.fn(), ready: vi.fn() }
let page: Awaited<ReturnType<typeof open>>

const show = async (instances?: readonly Instance[]) => {
  page = await open(
    () => {
      const launch = useLaunch('pad')
      return () => h(LaunchLink, { launch, page: '/fr/pad/', onOpened: told.opened, onReady: told.ready })
    },
    instances ? { instances } : {},
  )
  return the('link', 'Créer un pad (nouvel onglet)')
}

afterEach(() => {
  page.close()
  vi.clearAllMocks()
  vi.unstubAllGlobals()
  delete window.held
})

describe('with a kitten', () => {
  it('is a real link to the room, in a tab of its own that cannot reach back', async () => {
    const link = await show([instance('a', 'etherpad')])
    expect(addressOf(link)).toMatch(/^https:\/\/a\.test\/p\/\w+-\w+(-\w{4}){3}\?lang=fr$/)
    expect(link.getAttribute('target')).toBe('_blank')
    expect(link.getAttribute('rel')).toBe('noopener noreferrer')
  })

  it('says that it was opened', async () => {
    const link = await show([instance('a', 'etherpad')])
    await press(link)
    expect(told.opened).toHaveBeenCalledOnce()
    expect(followed).toEqual([addressOf(link)])
  })
})

describe('without a kitten yet', () => {
  it('leads to the page about the service, in this tab, and says nothing was opened', async () => {
    const link = await show()
    expect(addressOf(link)).toBe('/fr/pad/')
    expect(link.hasAttribute('target')).toBe(false)
    await press(link)
    expect(told.opened).not.toHaveBeenCalled()
  })
})

describe('a click made too early', () => {
  /** What src/start.ts does with it. */
  const tooEarly = async () => {
    const link = await show()
    window.held = link as HTMLAnchorElement
    link.setAttribute('aria-busy', 'true')
    return link
  }
  const arrives = async (...instances: Instance[]) => {
    page.pool.current = { instances }
    await settled()
  }

  it('opens the room when the pool is there, while the browser takes it for the visitor’s', async () => {
    const link = await tooEarly()
    vi.stubGlobal('navigator', { userActivation: { isActive: true } })
    await arrives(instance('a', 'etherpad'))
    expect(followed).toEqual([expect.stringMatching(/^https:\/\/a\.test\/p\//)])
    expect(told.opened).toHaveBeenCalledOnce()
    expect(link.hasAttribute('aria-busy')).toBe(false)
    expect(window.held).toBeUndefined()
  })

  it('only asks for another click once the browser would block the tab', async () => {
    const link = await tooEarly()
    vi.stubGlobal('navigator', { userActivation: { isActive: false } })
    await arrives(instance('a', 'etherpad'))
    expect(followed).toEqual([])
    expect(told.ready).toHaveBeenCalledOnce()
    expect(document.activeElement).toBe(link)
    expect(link.hasAttribute('aria-busy')).toBe(false)
  })

  it('goes to the page about the service when no kitten offers it', async () => {
    await tooEarly()
    await arrives(instance('call', 'jitsi'))
    expect(followed).toEqual(['/fr/pad/'])
    expect(told.opened).not.toHaveBeenCalled()
  })

  it('goes to the page about the service when the pool cannot be read', async () => {
    await tooEarly()
    page.pool.problem = 'unreachable'
    await settled()
    expect(followed).toEqual(['/fr/pad/'])
  })

  it('on another card does nothing here', async () => {
    await show()
    window.held = document.createElement('a')
    await arrives(instance('a', 'etherpad'))
    expect(followed).toEqual([])
    expect(window.held).toBeDefined()
  })
})
