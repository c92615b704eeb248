import { wordpressLink } from '../core/embed/messages.ts'
import type { Opening } from '../core/opening.ts'
import { secret } from './height.ts'
import { follow } from './tab.ts'
import { say } from './words.ts'

/** A link that was followed. */
interface Opened {
  /** Whose it is. */
  provider: string
  there: Opening
  /** Whether there is a tab, as far as the frame can tell. */
  isOpen: boolean
  /** The portal's own page for it. */
  portal: string
}

/** The same room at somebody who was not tried yet; `chosen`: what was opened last did not work. */
type Next = () => (Pick<Opened, 'provider' | 'there'> & { chosen: () => void }) | undefined

const panel = document.getElementById('opened') as HTMLElement
const find = <T extends Element>(name: string): T => panel.querySelector(name) as T

/** One of the portal's own pages: once it is open, there is nothing more to say here. */
export function goTo(event: MouseEvent, address: string): void {
  if (follow(event, address)) return
  showOpened(
    { provider: document.title, there: { address }, isOpen: false, portal: address },
    () => undefined,
  )
}

/** What there is to do with a link that was followed: to copy it, and another host where it did not work. */
export function showOpened(opened: Opened, next: Next): void {
  const { there, provider, isOpen, portal } = opened
  const link = there.share ?? (isOpen ? undefined : there.address)
  // On WordPress's pages, which let us open nothing, the portal takes the place of the page.
  const word = isOpen ? undefined : secret()
  if (word) window.parent.postMessage(wordpressLink(word, portal), '*')

  find('.link').toggleAttribute('hidden', link === undefined)
  find('label span').textContent = say(there.share ? 'share' : 'address')
  find<HTMLInputElement>('input').value = link ?? ''
  find<HTMLButtonElement>('button').onclick = copy
  offer(next, opened)
  panel.hidden = false
  tell(say(isOpen ? (link ? 'opened' : 'made') : 'blocked', { provider }))
  // Where nobody makes the frame larger, it would stand below what is seen of it.
  panel.scrollIntoView({ block: 'nearest' })
}

function offer(next: Next, opened: Opened): void {
  const anchor = find<HTMLAnchorElement>('.other a')
  const other = next()
  find('.other').toggleAttribute('hidden', other === undefined)
  if (!other) return
  const { provider, there, chosen } = other
  anchor.href = there.address
  anchor.textContent = say('other', { provider })
  anchor.onclick = event => {
    const isOpen = follow(event, there.address)
    chosen()
    setTimeout(() => showOpened({ ...opened, provider, there, isOpen }, next))
  }
}

async function copy(): Promise<void> {
  const field = find<HTMLInputElement>('input')
  try {
    await navigator.clipboard.writeText(field.value)
    tell(say('copied'))
  } catch {
    field.focus()
    field.select()
    tell(say('selected'))
  }
}

const tell = (sentence: string): void => void (find('[role=status]').textContent = sentence)
