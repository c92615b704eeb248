import type { Choices } from '../core/embed/choices.ts'
import { opening, type Opening } from '../core/opening.ts'
import type { Instance } from '../core/pool.ts'
import { kept } from '../core/retention.ts'
import { drawLot, type Lot } from '../core/rooms.ts'
import type { ServiceId } from '../core/services.ts'
import { draw, type Draw } from './draw.ts'
import { goTo, showOpened } from './opened.ts'
import { follow } from './tab.ts'
import { hostOf, language, say, words } from './words.ts'

/** Gives each link of the list its room, and what is known of its host. */
export async function serve(choices: Choices): Promise<void> {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('li[data-service] a')]
  // Until then, and for good where no list can be had, they lead to the portal's own page, which is told the same.
  for (const link of links) link.search = preference(choices)
  for (const link of document.querySelectorAll<HTMLAnchorElement>('li a, .credit a'))
    whenFollowed(link, event => goTo(event, link.href))
  const drawn = await draw(choices)
  if (!drawn) return
  for (const link of links) offer(link, drawn)
}

const preference = ({ kittens, only }: Choices): string =>
  kittens.length > 0 ? `?${only ? 'only' : 'prefer'}=${kittens.join()}` : ''

function offer(link: HTMLAnchorElement, drawn: Draw): void {
  const item = link.closest('li')
  const service = item?.dataset['service'] as ServiceId
  const portal = link.href
  const note = item?.querySelector('.who')
  renew()

  /** The next room, at whoever is best now. */
  function renew(): void {
    const [instance] = drawn.ordered(service)
    // Nobody of those who may: the portal's page says so, and who else does.
    if (!instance || !note) return
    note.textContent = drawn.isDown(instance) ? say('down', hostOf(instance)) : about(instance)
    const lot = newLot()
    const there = roomAt(instance, service, lot)
    link.href = there.address
    whenFollowed(link, event => leave(event, instance, lot, there))
  }

  function leave(event: MouseEvent, instance: Instance, lot: Lot, there: Opening): void {
    const isOpen = follow(event, there.address)
    const tried = [instance]
    showOpened({ ...hostOf(instance), there, isOpen, portal }, () => {
      const other = drawn.ordered(service).find(each => !tried.includes(each))
      if (!other) return undefined
      return {
        ...hostOf(other),
        there: roomAt(other, service, lot),
        chosen() {
          drawn.avoid(tried.at(-1) ?? instance)
          tried.push(other)
        },
      }
    })
    // The link that was clicked is followed first.
    setTimeout(renew)
  }
}

function whenFollowed(link: HTMLAnchorElement, act: (event: MouseEvent) => void): void {
  link.onclick = act
  link.onauxclick = event => event.button === 1 && act(event)
}

const newLot = (): Lot => drawLot(length => crypto.getRandomValues(new Uint8Array(length)), words.lot)

const roomAt = (instance: Instance, service: ServiceId, lot: Lot): Opening =>
  opening(
    instance,
    {
      service,
      title: '',
      guessable: false,
      options: { language, firstPartyOnly: true, muted: true, poll: 'dates' },
    },
    lot,
  )

/** Who hosts, where, and for how long. */
function about(instance: Instance): string {
  const { place, country } = instance.provider
  const where = place ?? (country && new Intl.DisplayNames(language, { type: 'region' }).of(country))
  const host = say('at', hostOf(instance)) + (where ? ` (${where})` : '')
  const keeping = kept(instance)
  if (keeping === 'unknown') return host
  if (keeping === 'nothing') return `${host}, ${say('nothing')}`
  const unit = { style: 'unit', unit: keeping.unit, unitDisplay: 'long' } as const
  const duration = new Intl.NumberFormat(language, unit).format(keeping.amount)
  return `${host}, ${say(keeping.after, { duration })}`
}
