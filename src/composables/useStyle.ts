import { onMounted, onUnmounted } from 'vue'

/**
 * Styles that come with a page few people go to: every document carries those of all components, so that nothing has to
 * be fetched before the first paint. A browser that cannot adopt any (Safari before 16.4) shows the page without.
 */
export function useStyle(css: string): void {
  let sheet: CSSStyleSheet | undefined

  onMounted(() => {
    if (!('adoptedStyleSheets' in document)) return
    sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  })
  onUnmounted(() => {
    if (sheet) document.adoptedStyleSheets = document.adoptedStyleSheets.filter(each => each !== sheet)
  })
}
