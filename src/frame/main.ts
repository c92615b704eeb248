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

dress(choices)
void serve(choices)
// To measure is to lay out: a task of its own, so that the page around never waits for both.
setTimeout(reportHeight)
