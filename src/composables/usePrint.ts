import { nextTick, onUnmounted, ref } from 'vue'

/**
 * Printing something else than the page: what is `printing` is put beside the application, with the class `printed`,
 * and is alone on paper (src/styles.css).
 */
export function usePrint() {
  const printing = ref(false)

  async function print(): Promise<void> {
    printing.value = true
    document.documentElement.dataset['printing'] = ''
    await nextTick()
    addEventListener('afterprint', end, { once: true })
    window.print()
  }

  function end(): void {
    printing.value = false
    delete document.documentElement.dataset['printing']
  }

  onUnmounted(end)
  return { printing, print }
}
