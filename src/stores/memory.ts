import { defineStore } from 'pinia'
import { ref } from 'vue'
import { spans, type Span } from '../core/myrooms/forgetting.ts'
import { useDeviceStore } from './device.ts'
import { isKept } from './traces.ts'

/** How long rooms are kept: until they are forgotten, until this tab closes, or until this page is left. */
export const levels = ['keep', 'session', 'nothing'] as const
export type Level = (typeof levels)[number]

/** What somebody wants kept of their rooms. It is the same in all tabs. */
export interface Wanted {
  level: Level
  /** Whether the keys in addresses are kept too. */
  keys: boolean
  months: Span
}

/** Whether many people use this device: src/theme.ts and the operator say so on the page. */
export const isShared = (): boolean =>
  typeof document !== 'undefined' && document.documentElement.dataset['shared'] === 'yes'

export const useMemoryStore = defineStore('memory', () => {
  const { lasting } = useDeviceStore()
  const wanted = ref(read())
  /** Whether the device refused to keep what was wanted last. */
  const refused = ref(false)

  function read(): Wanted {
    const level = lasting.read('memory')
    const months = lasting.read('months')
    return {
      level: levels.find(each => each === level) ?? usual(),
      keys: lasting.read('keys') === 'yes',
      months: spans.find(each => String(each) === months) ?? 0,
    }
  }

  function want(next: Wanted): void {
    wanted.value = next
    const written = {
      memory: next.level === usual() ? undefined : next.level,
      keys: next.keys ? 'yes' : undefined,
      months: next.months === 0 ? undefined : String(next.months),
    }
    for (const [name, value] of entries(written)) lasting.write(name, value)
    refused.value = !entries(written).every(([name, value]) => isKept(name, value))
  }

  /** As nobody chose anything. */
  const forget = (): void => want({ level: usual(), keys: false, months: 0 })

  const shared = ref(isShared())
  /** This computer is its owner's alone. */
  function own(): void {
    delete document.documentElement.dataset['shared']
    lasting.write('shared', undefined)
    shared.value = false
  }

  return { wanted, refused, shared, want, own, usual, forget }
})

type Written = Record<'memory' | 'keys' | 'months', string | undefined>
const entries = Object.entries as (written: Written) => [keyof Written, string | undefined][]

const usual = (): Level => (isShared() ? 'nothing' : 'keep')
