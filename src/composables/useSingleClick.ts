import { onMounted, onUnmounted } from 'vue'

/** A double click means one click: it opens one tab, not two. */
export function useSingleClick(): void {
  function first(event: MouseEvent): void {
    const isLink = event.target instanceof Element && event.target.closest('a[target=_blank]')
    if (event.detail < 2 || !isLink) return
    event.preventDefault()
    event.stopPropagation()
  }
  onMounted(() => addEventListener('click', first, { capture: true }))
  onUnmounted(() => removeEventListener('click', first, { capture: true }))
}
