import { afterEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import LaunchLink from '../../src/components/LaunchLink.vue'
import { useLaunch } from '../../src/composables/useLaunch.ts'
import type { Status } from '../../src/core/health/health.ts'
import type { HealthFile } from '../../src/core/health/reading.ts'
import type { Instance } from '../../src/core/pool.ts'
import { file, health } from '../core/health/files.ts'
import { instance } from '../core/instances.ts'
import { addressOf, followed, open, press, settled, the } from './page.ts'

const told = { opened: vi.fn(), ready: vi.fn() }
const intend = vi.fn()
let page: Awaited<ReturnType<typeof open>>

const show = async (instances?: readonly Instance[], known?: HealthFile) => {
  page = await open(
    () => {
      const launch = useLaunch('pad')
      launch.intend = intend
      launch.leave = told.opened
      return () => h(LaunchLink, { launch, page: '/fr/pad/', onReady: told.ready })
    },
    { ...(instances && { instances }), ...(known && { health: known }) },
  )
  return the('link', /^Créer un pad/)
}

afterEach(() => {
  page.close()
  vi.useRealTimers()
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

  it('gives the room away as opened', async () => {
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

describe('an intent', () => {
  const happens = (link: HTMLElement, ...types: string[]) => {
    for (const type of types)
      link.dispatchEvent(
        type.startsWith('pointer') ? new MouseEvent(type, { movementX: 1 }) : new Event(type),
      )
  }

  it.each([
    ['a pointer that rests on it', 150, 'pointerenter'],
    ['the focus that stays', 400, 'focus'],
  ])('is %s for %i ms', async (_, time, type) => {
    const link = await show([instance('a', 'etherpad')])
    vi.useFakeTimers()
    happens(link, type)
    vi.advanceTimersByTime(time - 1)
    expect(intend).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(intend).toHaveBeenCalledOnce()
  })

  it.each([
    ['a pointer that passes', ['pointerenter', 'pointerleave']],
    ['the focus that passes', ['focus', 'blur']],
  ])('is not %s', async (_, types) => {
    const link = await show([instance('a', 'etherpad')])
    vi.useFakeTimers()
    happens(link, ...types)
    vi.runAllTimers()
    expect(intend).not.toHaveBeenCalled()
  })

  it('is a pointer that rests four times as long where the page has just scrolled below it', async () => {
    const link = await show([instance('a', 'etherpad')])
    vi.useFakeTimers()
    window.dispatchEvent(new Event('scroll'))
    happens(link, 'pointerenter')
    vi.advanceTimersByTime(599)
    expect(intend).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(intend).toHaveBeenCalledOnce()
  })

  it.each(['pointerdown', 'touchstart'])('is %s, at once and once', async type => {
    const link = await show([instance('a', 'etherpad')])
    vi.useFakeTimers()
    happens(link, 'pointerenter', 'focus', type)
    expect(intend).toHaveBeenCalledOnce()
    vi.runAllTimers()
    expect(intend).toHaveBeenCalledOnce()
  })

  it('is not a pointer that rested where the link was, on a page that has been left', async () => {
    const link = await show([instance('a', 'etherpad')])
    vi.useFakeTimers()
    happens(link, 'pointerenter')
    page.close()
    vi.runAllTimers()
    expect(intend).not.toHaveBeenCalled()
    await show()
  })

  it('is nothing while there is nobody to ask', async () => {
    happens(await show(), 'pointerdown', 'touchstart')
    expect(intend).not.toHaveBeenCalled()
  })
})

describe('a click while a kitten is being asked', () => {
  const pads = ['a', 'b'].map(id => instance(id, 'etherpad'))
  const knownTo = (status: Status) => {
    const time = Date.now()
    return file({ a: health(status, { time }), b: health(status, { time }) }, { time })
  }
  const asking = async (known?: HealthFile) => {
    const link = await show(pads, known)
    page.health.asking.pad = true
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    return link
  }
  const passes = async (time: number) => {
    vi.advanceTimersByTime(time)
    await settled()
  }

  it('waits for the answer, showing that it does, then goes', async () => {
    const link = await asking()
    await press(link)
    await passes(300)
    expect([followed, link.getAttribute('aria-busy')]).toEqual([[], 'true'])
    page.health.asking.pad = false
    await settled()
    expect([followed, link.hasAttribute('aria-busy')]).toEqual([[addressOf(link)], false])
    expect(told.opened).toHaveBeenCalledOnce()
    await passes(1000)
    expect(told.opened).toHaveBeenCalledOnce()
  })

  it('goes where the link leads then, not where it led', async () => {
    const link = await asking()
    const before = addressOf(link)
    await press(link)
    page.health.report({ failed: [new URL(before).host.slice(0, 1)] }, 'once')
    page.health.asking.pad = false
    await settled()
    expect(followed).toEqual([addressOf(link)])
    expect(new URL(addressOf(link)).pathname).toBe(new URL(before).pathname)
    expect(addressOf(link)).not.toBe(before)
  })

  it('waits for 800 ms and no longer, however often it is made', async () => {
    const link = await asking()
    await press(link)
    await press(link)
    await passes(799)
    expect(followed).toEqual([])
    await passes(1)
    expect(followed).toEqual([addressOf(link)])
    expect(told.opened).toHaveBeenCalledOnce()
    await passes(1000)
    expect(followed).toHaveLength(1)
  })

  it('goes at once where the kitten is known to work', async () => {
    const link = await asking(knownTo('pass'))
    await press(link)
    expect(followed).toEqual([addressOf(link)])
  })

  it.each(['warn', 'unknown', 'fail'] as const)('waits where the kitten is known as %s', async status => {
    await press(await asking(knownTo(status)))
    expect(followed).toEqual([])
  })

  it.each(['ctrlKey', 'metaKey', 'shiftKey'])(
    'goes at once with %s, into a tab or window of its own',
    async key => {
      const link = await asking()
      link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, [key]: true }))
      expect(followed).toEqual([addressOf(link)])
    },
  )

  it('only asks for another click once the browser would block the tab', async () => {
    vi.stubGlobal('navigator', { userActivation: { isActive: false } })
    const link = await asking()
    await press(link)
    await passes(800)
    expect(followed).toEqual([])
    expect(told.ready).toHaveBeenCalledOnce()
    expect(document.activeElement).toBe(link)
  })
})
