import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isInstalled, useInstallStore } from '../../src/stores/install.ts'
import { installable } from '../components/installable.ts'

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => document.head.querySelector('link[rel=manifest]')?.remove())

const links = () =>
  [...document.head.querySelectorAll('link[rel=manifest]')].map(link => link.getAttribute('href'))

describe('tell', () => {
  it('names the manifest of the language, and only ever one', () => {
    const store = useInstallStore()
    expect(store.told).toBe(false)
    store.tell('fr')
    expect([links(), store.told]).toEqual([['/fr/manifest.webmanifest'], true])
    store.tell('en')
    store.tell('en')
    expect(links()).toEqual(['/en/manifest.webmanifest'])
  })
})

describe('what the browser lets us ask with', () => {
  it('is kept from the browser’s own banner, asks only when told to, and only once', async () => {
    const store = useInstallStore()
    store.listen()
    const { event, prompt } = installable('accepted')
    dispatchEvent(event)
    expect([event.defaultPrevented, store.prompt, prompt.mock.calls.length]).toEqual([true, event, 0])
    expect([await store.ask(), await store.ask()]).toEqual([true, false])
    expect(prompt).toHaveBeenCalledOnce()
  })

  it('says when nothing came of it', async () => {
    const store = useInstallStore()
    store.listen()
    dispatchEvent(installable('dismissed').event)
    expect(await store.ask()).toBe(false)
  })

  it('is gone once the app is installed, and nothing is offered again', () => {
    const store = useInstallStore()
    store.listen()
    dispatchEvent(installable('accepted').event)
    dispatchEvent(new Event('appinstalled'))
    expect([store.prompt, store.answer]).toEqual([undefined, 'never'])
  })
})

describe('the answer', () => {
  it('is kept on the device, for good or from now on', () => {
    vi.spyOn(Date, 'now').mockReturnValue(1234)
    useInstallStore().reply('later')
    expect(localStorage.getItem('entraide.install')).toBe('1234')
    useInstallStore().reply('never')
    setActivePinia(createPinia())
    expect(useInstallStore().answer).toBe('never')
  })
})

it.each([
  ['a tab', false, undefined, false],
  ['a window of its own', true, undefined, true],
  ['an app on an iPhone', false, true, true],
  ['a tab on an iPhone', false, false, false],
])('%s: whether it is the app', (_, matches, standalone, expected) => {
  vi.stubGlobal('matchMedia', () => ({ matches }))
  vi.stubGlobal('navigator', standalone === undefined ? {} : { standalone })
  expect(isInstalled()).toBe(expected)
})
