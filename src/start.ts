// Put into every page as text (src/build/plugin.ts): it starts the application after the first paint, earlier when
// somebody is already at work, and keeps the click that came too early.

const root = document.documentElement
const preload = document.createElement('link')
const held = ['click', 'submit']
let asked = false

function start() {
  if (asked) return
  asked = true
  preload.rel = 'preload'
  preload.as = 'fetch'
  preload.crossOrigin = ''
  preload.href = __POOL__
  document.head.append(preload)
  import(__READER__)
  Promise.all([import(__APP__), import(root.dataset['words'] ?? '')]).catch(giveUp)
}

/** Without the application, links lead where they say: to the pages that list the kittens. */
function giveUp() {
  for (const type of held) removeEventListener(type, hold, true)
  if (window.held) location.assign(window.held.href)
}

function hold(event: Event) {
  const pointer = event as MouseEvent
  const place = event.target as Element
  const link = event.type === 'submit' ? place.querySelector('a[data-wait]') : place.closest('a[data-wait]')
  if (!link || pointer.ctrlKey || pointer.metaKey || pointer.shiftKey) return
  event.preventDefault()
  window.held = link as HTMLAnchorElement
  link.setAttribute('aria-busy', 'true')
}

addEventListener('load', () => setTimeout(start, 50))
for (const type of ['pointerdown', 'keydown']) addEventListener(type, start, { once: true })
for (const type of held) addEventListener(type, hold, true)
setTimeout(start, 3000)
