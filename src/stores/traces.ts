import type { Keeper } from './storage.ts'

/** All that the portal writes on a device, by the names it has there. Nothing of it ever leaves the device. */
export const traces = [
  'language',
  'theme',
  'font',
  'opens',
  'ask',
  'kittens',
  'failed',
  'seed',
  'visit',
  'health',
  'ours',
] as const

/** What is found on a device; `other` was left by another version. */
export type Trace = (typeof traces)[number] | 'other'

type Area = 'localStorage' | 'sessionStorage'

const prefix = 'entraide.'

/** What the browser holds of ours, in the order above. */
export function found(): Trace[] {
  const names = [...namesIn('localStorage'), ...namesIn('sessionStorage')]
  const known = traces.filter(trace => names.includes(trace))
  return names.every(name => known.some(trace => trace === name)) ? known : [...known, 'other']
}

/** Forgets it, also what only this page's memory holds. */
export function wipe(keepers: Readonly<Record<Area, Keeper>>): void {
  for (const area of ['localStorage', 'sessionStorage'] as const)
    for (const name of [...traces, ...namesIn(area)]) keepers[area].write(name, undefined)
}

/** Whether the browser holds this, rather than the page's memory alone. */
export const isKept = (name: Trace, value: string | undefined): boolean =>
  namesIn('localStorage').includes(name) ? read('localStorage', name) === value : value === undefined

function read(area: Area, name: string): string | undefined {
  return globalThis[area].getItem(prefix + name) ?? undefined
}

/** What it refuses to list, it does not keep either. */
function namesIn(area: Area): string[] {
  try {
    const names = Object.keys(globalThis[area]).filter(name => name.startsWith(prefix))
    return names.map(name => name.slice(prefix.length))
  } catch {
    return []
  }
}
