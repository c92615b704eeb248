import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { useDeviceStore } from './device.ts'

/** Chromium's alone: https://wicg.github.io/manifest-incubations/#beforeinstallpromptevent-interface */
export interface InstallPrompt extends Event {
  prompt: () => Promise<unknown>
  readonly userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }>
}

/** What there is to know about installing the portal. Nothing is asked before a click. */
export const useInstallStore = defineStore('install', () => {
  const { lasting } = useDeviceStore()
  /** What the browser lets this page ask with, once. */
  const prompt = shallowRef<InstallPrompt>()
  /** Whether the browser was told of the manifest. */
  const told = ref(false)
  /** For whoever shows something more pressing: nothing is offered meanwhile. */
  const busy = ref(false)
  const answer = ref(lasting.read('install'))

  /** Hears what the browser says. To be called before `tell`, once. */
  function listen(): void {
    addEventListener('beforeinstallprompt', event => {
      // Without it, Chromium shows a banner of its own.
      event.preventDefault()
      prompt.value = event as InstallPrompt
    })
    addEventListener('appinstalled', () => {
      prompt.value = undefined
      reply('never')
    })
  }

  /** Tells the browser of the app in this language. It fetches the manifest. */
  function tell(tag: string): void {
    const href = `${import.meta.env.BASE_URL}${tag}/manifest.webmanifest`
    const link = document.head.querySelector<HTMLLinkElement>('link[rel=manifest]')
    if (!link) document.head.append(Object.assign(document.createElement('link'), { rel: 'manifest', href }))
    else if (link.getAttribute('href') !== href) link.href = href
    told.value = true
  }

  /** Lets the browser ask. Whether it was told to install. */
  async function ask(): Promise<boolean> {
    const asked = prompt.value
    if (!asked) return false
    prompt.value = undefined
    await asked.prompt()
    return (await asked.userChoice).outcome === 'accepted'
  }

  /** Remembers not to offer it beside the rooms: for good, or for 90 days. */
  function reply(to: 'later' | 'never'): void {
    const value = to === 'never' ? to : String(Date.now())
    answer.value = value
    lasting.write('install', value)
  }

  /** Reads it again: everything may have been forgotten meanwhile. */
  const look = (): void => void (answer.value = lasting.read('install'))

  return { prompt, told, busy, answer, listen, tell, ask, reply, look }
})

/** Whether this page is the installed app. iOS says so in its own way. */
export const isInstalled = (): boolean =>
  matchMedia('(display-mode: standalone), (display-mode: minimal-ui)').matches ||
  ('standalone' in navigator && navigator.standalone === true)
