import { against, inkOn, least } from '../core/colour.ts'
import type { Choices } from '../core/embed/choices.ts'

/** What a partner chose of how the frame looks, before its first paint. */
export function dress({ theme, size, heading, accent, services }: Choices): void {
  const root = document.documentElement
  if (theme !== 'auto') root.dataset['theme'] = theme
  root.dataset['size'] = size
  raise(heading)
  arrange(services)
  if (accent) {
    const paint = () => colour(accent)
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint)
    paint()
  }
}

/** Its heading, at the level of the page around it. */
function raise(level: number): void {
  const old = document.querySelector('h2')
  if (!old || level === 2) return
  const heading = document.createElement(`h${level}`)
  heading.id = old.id
  heading.append(...old.childNodes)
  old.replaceWith(heading)
}

/** What was chosen, in the order chosen. */
function arrange(services: readonly string[]): void {
  const items = [...document.querySelectorAll<HTMLElement>('li[data-service]')]
  const wanted = services.flatMap(
    service => items.find(({ dataset }) => dataset['service'] === service) ?? [],
  )
  // As they stand already, nothing is laid out again.
  if (wanted.length < items.length || wanted.some((item, place) => item !== items[place]))
    document.querySelector('ul')?.replaceChildren(...wanted)
}

/** Buttons of this colour: what is written on them can be read, and their edge stands out from what they stand on. */
function colour(accent: string): void {
  const { style } = document.documentElement
  style.setProperty('--action', accent)
  style.setProperty('--action-hover', accent)
  style.setProperty('--on-action', inkOn(accent))
  style.setProperty('--edge', against(accent, ground(), least.edge))
  style.setProperty('--link', against(accent, ground(), least.text))
}

/** The colour behind the buttons, as the style has it in this theme. */
function ground(): string {
  const [red = 255, green = 255, blue = 255] =
    getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? []
  return `#${[red, green, blue].map(each => each.toString(16).padStart(2, '0')).join('')}`
}
