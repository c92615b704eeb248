import { wordpressLink } from '../core/embed/messages.ts'
import type { Opening } from '../core/opening.ts'
import type { Instance } from '../core/pool.ts'
import { secret } from './height.ts'
import { follow } from './tab.ts'
import { hostOf, say } from './words.ts'

/** A room that was left for. */
interface Opened {
  instance: Instance
  there: Opening
  /** Whether there is a tab, as far as the frame can tell. */
  isOpen: boolean
  /** The portal's own page for this service. */
  portal: string
}

/** The same room at somebody who was not tried yet; `chosen`: what was opened last did not work. */
type Next = () => (Pick<Opened, 'instance' | 'there'> & { chosen: () => void }) | undefined

const find = <T extends Element>(name: string): T => document.querySelector(`#opened ${name}`) as T

/** What there is to do with a room once it is open: its link to copy, and another host where it did not. */
export function showOpened(opened: Opened, next: Next): void {
  const { there, instance, isOpen, portal } = opened
  const link = there.share ?? (isOpen ? undefined : there.address)
  // On WordPress's pages, which let us open nothing, the portal takes the place of the page.
  const word = isOpen ? undefined : secret()
  if (word) window.parent.postMessage(wordpressLink(word, portal), '*')

  find('.link').toggleAttribute('hidden', link === undefined)
  find<HTMLInputElement>('input').value = link ?? ''
  find<HTMLButtonElement>('button').onclick = copy
  offer(next, opened)
  document.getElementById('opened')?.removeAttribute('hidden')
  tell(say(isOpen ? (link ? 'opened' : 'made') : 'blocked', hostOf(instance)))
}

function offer(next: Next, opened: Opened): void {
  const anchor = find<HTMLAnchorElement>('.other a')
  const other = next()
  find('.other').toggleAttribute('hidden', other === undefined)
  if (!other) return
  const { instance, there, chosen } = other
  anchor.href = there.address
  anchor.textContent = say('other', hostOf(instance))
  anchor.onclick = event => {
    const isOpen = follow(event, there.address)
    chosen()
    setTimeout(() => showOpened({ ...opened, instance, there, isOpen }, next))
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
