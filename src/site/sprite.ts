/** Drawings by id, each as a symbol, for `<use href="#id">`. */
export type Symbols = Readonly<Record<string, string>>

/**
 * The drawings a document carries for its `<use>` to find: all of them where the application runs, since it may go on to
 * any page; else those that stand in this HTML.
 */
export function sprite(symbols: Symbols, html?: string): string {
  const wanted = Object.keys(symbols).filter(id => html === undefined || html.includes(`href="#${id}"`))
  if (wanted.length === 0) return ''
  return `<svg class="unseen" aria-hidden="true" focusable="false">${wanted.map(id => symbols[id]).join('')}</svg>`
}
