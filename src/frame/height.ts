import { heightMessage, isAsking, secretIn, wordpressHeight } from '../core/embed/messages.ts'

/** WordPress's word for this frame, where it stands on one of its pages. Older ones add it once the frame is there. */
export const secret = (): string | undefined => secretIn(location.hash)

/** Tells the page around how tall the frame would be, now, whenever that changes, and whenever what it gives is called. */
export function reportHeight(): () => void {
  if (window.parent === window) return () => {}
  let told = 0
  const tell = (again = false): void => {
    const { height } = document.body.getBoundingClientRect()
    if (height === told && !again) return
    told = height
    const word = secret()
    // To whoever it is: they learn nothing else.
    window.parent.postMessage(heightMessage(height), '*')
    if (word) window.parent.postMessage(wordpressHeight(word, height), '*')
  }
  const look = () => tell()
  look()
  new ResizeObserver(look).observe(document.body)
  addEventListener('hashchange', () => tell(true))
  addEventListener('message', ({ source, data }) => {
    if (source === window.parent && isAsking(data, secret())) tell(true)
  })
  return look
}
