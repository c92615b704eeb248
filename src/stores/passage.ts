import { services } from '../core/services.ts'
import { useDeviceStore } from './device.ts'
import { useDraftsStore } from './drafts.ts'

// What is typed into the cards outlives a page that begins anew, in this tab alone.

export function carryTitles(): void {
  const { drafts } = useDraftsStore()
  const titles = services.map(service => drafts[service].title)
  useDeviceStore().passing.write('titles', titles.some(Boolean) ? JSON.stringify(titles) : undefined)
}

/** Not over what was typed since. */
export function takeUpTitles(): void {
  const { passing } = useDeviceStore()
  const { drafts } = useDraftsStore()
  const titles = read(passing.read('titles'))
  passing.write('titles', undefined)
  for (const [i, service] of services.entries()) drafts[service].title ||= String(titles[i] ?? '')
}

function read(text = '[]'): unknown[] {
  try {
    const titles: unknown = JSON.parse(text)
    return Array.isArray(titles) ? titles : []
  } catch {
    return []
  }
}
