// Put into every page as text (src/site/page.ts), so it is kept short: it starts the application after the first
// paint, earlier when somebody is already at work, and keeps the click that came too early.

let asked = false

function start() {
  if (asked) return
  asked = true
  for (const reader of __READERS__) import(reader).then(({ ask }) => ask(true))
  Promise.all([import(__APP__), import(document.documentElement.dataset['words'] ?? '')]).catch(giveUp)
}

/** Without the application, links lead where they say: to the pages that list the kittens. */
function giveUp() {
  onclick = onsubmit = null
  if (window.held) location.href = window.held.href
}

function hold(event: Event) {
  const pointer = event as MouseEvent
  const place = event.target as Element
  const link =
    place.closest('a[data-wait]') ?? (event.type === 'submit' && place.querySelector('a[data-wait]'))
  if (!link || pointer.ctrlKey || pointer.metaKey || pointer.shiftKey) return
  event.preventDefault()
  link.ariaBusy = 'true'
  window.held = link as HTMLAnchorElement
}

// The page's own handlers come first, so these see only what nobody else has dealt with.
// After the frame that shows the page, so that nothing competes with it.
onload = () => requestAnimationFrame(() => setTimeout(start, 50))
onpointerdown = onkeydown = start
onclick = onsubmit = hold
setTimeout(start, 3000)
