// The script that partners paste into their pages: /embed/1.js. It stands alone, as it is written here but for its types.
// Once published it never changes, because pages name its hash: tests/house/embed.test.ts says what to do instead.
//
// It sizes every frame of this portal on the page to what is in it, and shows <entraide-portail services="pad,visio"
// lang="fr"> as such a frame. What stands inside that element, plain links, is shown until the frame has answered, and
// for good where it cannot. It keeps nothing, and asks nobody for anything but the frame.
;(() => {
  // Some editors load scripts in ways of their own, by which none is the current one.
  const own = (document.currentScript ??
    document.querySelector('script[src$="/embed/1.js"]')) as HTMLScriptElement | null
  const home = new URL('./', own?.src ?? location.href)
  const name = 'entraide-portail'
  if (!own || customElements.get(name)) return

  const said = ['services', 'lang', 'theme', 'accent', 'size', 'heading', 'prefer', 'only']
  const waiting = new WeakMap<HTMLIFrameElement, () => void>()
  const shadows = new Set<ShadowRoot>()

  const framesIn = (root: Document | ShadowRoot): HTMLIFrameElement[] =>
    [...root.querySelectorAll('iframe')].filter(frame => frame.src.startsWith(home.href))

  /** A frame without an origin says so: where the page itself took it away, its window has to do. */
  const isFrom = (frame: HTMLIFrameElement, { source, origin }: MessageEvent): boolean =>
    source === frame.contentWindow &&
    (origin === home.origin ||
      (origin === 'null' && frame.hasAttribute('sandbox') && !frame.sandbox.contains('allow-same-origin')))

  /** Twenty changes a second are enough for anybody. */
  const counts = new WeakMap<HTMLIFrameElement, { second: number; count: number }>()
  function isTooMuch(frame: HTMLIFrameElement): boolean {
    const second = Math.floor(performance.now() / 1000)
    const last = counts.get(frame)
    const count = last?.second === second ? last.count + 1 : 1
    counts.set(frame, { second, count })
    return count > 20
  }

  addEventListener('message', event => {
    const { data } = event
    if (data?.type !== 'entraide:height' || data.v !== 1 || !Number.isFinite(data.height)) return
    const frame = [document, ...shadows].flatMap(framesIn).find(each => isFrom(each, event))
    if (!frame || isTooMuch(frame)) return
    frame.style.height = `${Math.min(4000, Math.max(120, Math.ceil(data.height)))}px`
    waiting.get(frame)?.()
  })

  // Those that were there before this script have spoken before anybody listened.
  const ask = (frame: HTMLIFrameElement) =>
    frame.contentWindow?.postMessage({ type: 'entraide:ask', v: 1 }, '*')
  const askAll = () => framesIn(document).forEach(ask)
  askAll()
  document.addEventListener('DOMContentLoaded', askAll)

  customElements.define(
    name,
    class extends HTMLElement {
      static observedAttributes = [...said, 'label']
      #root = this.attachShadow({ mode: 'closed' })
      #links = document.createElement('slot')
      #frame: HTMLIFrameElement | undefined
      #seen: IntersectionObserver | undefined

      connectedCallback(): void {
        this.style.display ||= 'block'
        this.style.position ||= 'relative'
        this.#root.replaceChildren(this.#links)
        shadows.add(this.#root)
        // Nothing is fetched for those who never scroll that far.
        this.#seen = new IntersectionObserver(
          entries => entries.some(({ isIntersecting }) => isIntersecting) && this.#bring(),
          { rootMargin: '300px' },
        )
        this.#seen.observe(this)
      }

      disconnectedCallback(): void {
        this.#seen?.disconnect()
        this.#frame?.remove()
        this.#frame = undefined
        this.#links.style.display = ''
        shadows.delete(this.#root)
      }

      attributeChangedCallback(): void {
        if (!this.#frame) return
        const { src, title } = this.#wanted()
        this.#frame.title = title
        if (this.#frame.src !== src) this.#frame.src = src
      }

      #wanted(): { src: string; title: string } {
        // The page there knows which languages there are, and takes the nearest: this script does not.
        const src = new URL(home)
        const accent = getComputedStyle(this).getPropertyValue('--entraide-accent').trim()
        if (accent) src.searchParams.set('accent', accent)
        for (const each of said) {
          const value = this.getAttribute(each)
          if (value) src.searchParams.set(each, value)
        }
        return { src: src.href, title: this.getAttribute('label') ?? 'Entraide' }
      }

      #bring(): void {
        this.#seen?.disconnect()
        const frame = document.createElement('iframe')
        Object.assign(frame, this.#wanted(), {
          referrerPolicy: 'strict-origin-when-cross-origin',
          allow: 'clipboard-write',
        })
        frame.sandbox.add(
          'allow-scripts',
          'allow-same-origin',
          'allow-popups',
          'allow-popups-to-escape-sandbox',
        )
        // Seen by nobody yet, but laid out: browsers let a hidden frame sleep.
        frame.inert = true
        Object.assign(frame.style, { width: '100%', border: '0', position: 'absolute', opacity: '0' })
        waiting.set(frame, () => this.#show(frame))
        this.#frame = frame
        this.#root.append(frame)
      }

      /** In the place of the links; not under somebody who stands on one. */
      #show(frame: HTMLIFrameElement): void {
        if (this.contains(document.activeElement))
          return this.addEventListener('focusout', () => setTimeout(() => this.#show(frame)), { once: true })
        waiting.delete(frame)
        this.#links.style.display = 'none'
        frame.inert = false
        Object.assign(frame.style, { position: '', opacity: '', display: 'block' })
        // The place that was kept free for it.
        this.style.minHeight = ''
      }
    },
  )
})()
