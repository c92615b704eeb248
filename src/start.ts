// Put into every page as text (src/build/plugin.ts): it starts the application after the first paint, earlier when
// somebody is already at work, and keeps the click that came too early.

const root = document.documentElement
const link = document.createElement('link')
let asked = false

function start() {
  if (asked) return
  asked = true
  link.rel = 'preload'
  link.as = 'fetch'
  link.crossOrigin = ''
  link.href = __POOL__
  document.head.append(link)
  import(__READER__)
  import(root.dataset['words'] ?? '')
  import(__APP__).catch(() => window.held && location.assign(window.held.href))
}

function hold(event: Event) {
  const pointer = event as MouseEvent
  const place = event.target as Element
  const held = event.type === 'submit' ? place.querySelector('a[data-wait]') : place.closest('a[data-wait]')
  if (!held || pointer.ctrlKey || pointer.metaKey || pointer.shiftKey) return
  event.preventDefault()
  window.held = held as HTMLAnchorElement
  held.setAttribute('aria-busy', 'true')
}

addEventListener('load', () => setTimeout(start, 50))
for (const type of ['pointerdown', 'keydown']) addEventListener(type, start, { once: true })
for (const type of ['click', 'submit']) addEventListener(type, hold, true)
setTimeout(start, 3000)
