import { defineStore } from 'pinia'
import { computed, reactive, ref } from 'vue'
import { services } from '../core/services.ts'
import { drawSeed, useDeviceStore } from './device.ts'
import { blank, useDraftsStore } from './drafts.ts'
import { useHealthStore } from './health.ts'
import { dropFiles } from './keptfiles.ts'
import { useKittensStore } from './kittens.ts'
import { useSheetStore } from './sheet.ts'
import { tellTabs } from './tabs.ts'
import { found, isArrivalKept, isKept, wipe, type Trace } from './traces.ts'

/** What may be chosen, what nobody chose first. The others are words that src/theme.ts and the styles know. */
export const choices = {
  theme: ['device', 'light', 'dark'],
  font: ['usual', 'legible'],
  opens: ['tab', 'here', 'shown'],
} as const

/** What each visitor sets up for themselves. */
export type Setting = keyof typeof choices
type Choice<Of extends Setting = Setting> = (typeof choices)[Of][number]

const settings = Object.keys(choices) as Setting[]

/**
 * The visitor's own settings. They stand on the document's element, where src/theme.ts puts them before the first paint
 * and where styles and links read them; this changes them there and on the device.
 */
export const useSettingsStore = defineStore('settings', () => {
  const device = useDeviceStore()
  const health = useHealthStore()
  const chosen = reactive<{ [Of in Setting]: Choice<Of> }>({ theme: 'device', font: 'usual', opens: 'tab' })
  /** What the device holds of ours. */
  const kept = computed(() => [...new Set([...written.value, ...held.value])])
  const written = ref<Trace[]>([])
  /** What is elsewhere than in the two storages, or would not go. */
  const held = ref<Trace[]>([])
  /** Whether the device refused to keep what was changed last. */
  const refused = ref(false)

  /** Reads what holds now; a page is built as for somebody who chose nothing. */
  function take(): void {
    const { dataset } = document.documentElement
    for (const setting of settings) {
      const value = choices[setting].find(choice => choice === dataset[setting])
      Object.assign(chosen, { [setting]: value ?? choices[setting][0] })
    }
    written.value = found()
    void look()
  }

  const look = async (): Promise<void> => void (held.value = (await isArrivalKept()) ? ['arrival'] : [])

  function choose(setting: Setting, value: Choice): void {
    const usual = value === choices[setting][0]
    Object.assign(chosen, { [setting]: value })
    show(setting, usual ? undefined : value)
    keep(setting, usual ? undefined : value)
  }

  function allowAsking(allowed: boolean): void {
    health.allowAsking(allowed)
    keep('ask', allowed ? undefined : 'no')
  }

  /** Writes what holds until it is changed, and looks whether the device took it. */
  function keep(trace: Trace, value: string | undefined): void {
    device.lasting.write(trace, value)
    refused.value = !isKept(trace, value)
    written.value = found()
  }

  /**
   * As on a device that was never here, at once; its list of rooms as soon as it lets go of that. That many people use it
   * is no trace of one of them, and the next of them needs it.
   */
  async function forget(session = false): Promise<void> {
    const shared = device.lasting.read('shared')
    tellTabs()
    wipe({ localStorage: device.lasting, sessionStorage: device.passing })
    Object.assign(device, { seed: drawSeed(), visit: Date.now() })
    for (const setting of settings) show(setting, undefined)
    health.forget()
    const { chosen: kittens } = useKittensStore()
    for (const span of [kittens.once, kittens.always]) for (const service of services) delete span[service]
    const { drafts, lots } = useDraftsStore()
    for (const service of services) {
      Object.assign(drafts[service], blank())
      delete lots[service]
    }
    useSheetStore().early.length = 0
    refused.value = false
    // What still comes to this page, such as how kittens are, is not to be found on the device afterwards.
    if (shared) device.lasting.write('shared', shared)
    seal(session)
    // Now: other tabs begin anew at once, and write what nobody has to forget.
    take()
    const [isGone] = await Promise.all([wipeRooms(), eraseArrival()])
    await look()
    if (!isGone) held.value = [...held.value, 'rooms']
  }

  /** Whether this page leaves nothing more behind. */
  function seal(is: boolean): void {
    for (const keeper of [device.lasting, device.passing]) keeper.sealed = is
  }

  return { chosen, kept, refused, seal, take, choose, allowAsking, keep, forget }
})

/** Whether the device let go of them. Where what does it cannot be had, it did not. */
async function wipeRooms(): Promise<boolean> {
  try {
    return await (await import('./rooms.ts')).useRoomsStore().wipe()
  } catch {
    return false
  }
}

/** What is there still is found by `look`. */
async function eraseArrival(): Promise<void> {
  const erased = import('./arrival.ts').then(({ useArrivalStore }) => useArrivalStore().erase())
  await Promise.allSettled([erased, dropFiles()])
}

/** Lets one setting hold on this page; `undefined` is what nobody chose. */
function show(setting: Setting, value: string | undefined): void {
  const { dataset } = document.documentElement
  if (value === undefined) delete dataset[setting]
  else dataset[setting] = value
  if (setting === 'theme') showAround(value)
}

/** The bars around the page have the colour of its theme: src/build/page.ts names first the light one. */
function showAround(theme: string | undefined): void {
  const metas = document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')
  for (const [i, scheme] of ['light', 'dark'].entries()) {
    const meta = metas[i]
    if (!meta) continue
    const forced = theme === scheme ? '' : 'not all'
    meta.media = theme === undefined ? `(prefers-color-scheme: ${scheme})` : forced
  }
}
