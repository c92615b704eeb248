import { getCurrentInstance, h, nextTick, onUnmounted, render, type Component } from 'vue'

/**
 * Printing something else than the page: it is put beside the application and is alone on paper (src/styles.css). Not by
 * Teleport, whose code every first visit would carry.
 */
export function usePrint() {
  const appContext = getCurrentInstance()?.appContext ?? null
  let paper: HTMLElement | undefined

  /** What stands on the paper: a component, with its props. */
  async function print(what: Component, props: Record<string, unknown>): Promise<void> {
    end()
    paper = Object.assign(document.createElement('div'), { className: 'printed' })
    const content = h(what, props)
    content.appContext = appContext
    render(content, paper)
    document.body.append(paper)
    document.documentElement.dataset['printing'] = ''
    await nextTick()
    addEventListener('afterprint', end, { once: true })
    window.print()
  }

  function end(): void {
    if (paper) render(null, paper)
    paper?.remove()
    paper = undefined
    delete document.documentElement.dataset['printing']
  }

  onUnmounted(end)
  return print
}
