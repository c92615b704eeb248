import { services } from '../core/services.ts'
import { useDeviceStore } from './device.ts'
import { useDraftsStore } from './drafts.ts'

// What is typed into the cards outlives a page that begins anew, in this tab alone: a newer build, or another application
// that sends something here, replaces the page under it.

/** Not on a shared computer, whose next visitor is somebody else. */
export function carryTitles(): void {
  const { drafts } = useDraftsStore()
  const { passing } = useDeviceStore()
  addEventListener('pagehide', () => {
    const titles = services.map(service => {
      const { title, given } = drafts[service]
      return title === given ? '' : title
    })
    const isKept = titles.some(Boolean) && !document.documentElement.dataset['shared']
    passing.write('titles', isKept ? JSON.stringify(titles) : undefined)
  })
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
