import { arrivalCache } from '../core/arrival/entry.ts'
import type { Keeper } from './storage.ts'

/** All that the portal writes on a device, by the names it has there. Nothing of it ever leaves the device. */
export const traces = [
  'language',
  'theme',
  'font',
  'opens',
  'ask',
  'memory',
  'keys',
  'months',
  'shared',
  'rooms',
  'leaving',
  'arrival',
  'install',
  'kittens',
  'failed',
  'seed',
  'visit',
  'health',
  'ours',
  'titles',
  'updated',
  'scroll',
] as const

/** What is found on a device; `other` was left by another version. */
export type Trace = (typeof traces)[number] | 'other'

const areas = ['localStorage', 'sessionStorage'] as const
type Area = (typeof areas)[number]

const prefix = 'entraide.'
/** Where vue-router keeps how far each page of this tab was scrolled. */
const scroll = 'vue-router:scroll'

/** What the browser holds of ours, in the order above. */
export function found(): Trace[] {
  const names = areas.flatMap(namesIn)
  const known = traces.filter(trace => names.includes(trace))
  return names.every(name => known.some(trace => trace === name)) ? known : [...known, 'other']
}

/** Whether something waits there that another application shared: it came before any page of ours. */
export async function isArrivalKept(): Promise<boolean> {
  try {
    return await caches.has(arrivalCache)
  } catch {
    return false
  }
}

/** Forgets it, also what only this page's memory holds. */
export function wipe(keepers: Readonly<Record<Area, Keeper>>): void {
  for (const area of areas)
    for (const name of [...traces, ...namesIn(area)]) keepers[area].write(name, undefined)
  try {
    sessionStorage.removeItem(scroll)
  } catch {
    // Nothing was kept, then.
  }
}

/** Whether the browser holds this for the next visit, rather than the page's memory alone. */
export const isKept = (name: Trace, value: string | undefined): boolean =>
  namesIn('localStorage').includes(name) ? localStorage.getItem(prefix + name) === value : value === undefined

/** What it refuses to list, it does not keep either. */
function namesIn(area: Area): string[] {
  try {
    const keys = Object.keys(globalThis[area])
    const own = keys.filter(key => key.startsWith(prefix)).map(key => key.slice(prefix.length))
    return keys.includes(scroll) ? [...own, 'scroll'] : own
  } catch {
    return []
  }
}
