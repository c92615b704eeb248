import { readChoices } from '../core/embed/choices.ts'
import { reportHeight } from './height.ts'
import { dress } from './look.ts'
import { serve } from './offers.ts'
import './frame.css'

// What runs in /embed/: the frame on partner sites. It is given a document that works without it (src/site/frame.ts),
// keeps nothing anywhere, and may have no origin, no tabs and no clipboard.

const services = [...document.querySelectorAll<HTMLElement>('li[data-service]')].map(
  ({ dataset }) => dataset['service'],
)
const choices = readChoices(new URLSearchParams(location.search), {
  services: services as never,
  languages: [],
})

// A double click means one click: the second would open another room.
addEventListener('click', first, { capture: true })
function first(event: MouseEvent): void {
  const isLink = event.target instanceof Element && event.target.closest('a')
  if (event.detail < 2 || !isLink) return
  event.preventDefault()
  event.stopPropagation()
}

dress(choices)
const served = serve(choices)
// To measure is to lay out: a task of its own, so that the page around never waits for both. A frame that is not in sight
// is told of no change of its size.
setTimeout(() => void served.then(reportHeight()))
