import { onMounted, onUnmounted } from 'vue'

/**
 * Whoever closes or reloads the page is asked first, as long as something typed would be lost. Not on a shared computer:
 * a session that ends in another tab must end here too, without a question.
 */
export function useUnsent(isUnsent: () => boolean): void {
  function ask(event: Event): void {
    if (isUnsent() && !document.documentElement.dataset['shared']) event.preventDefault()
  }
  onMounted(() => addEventListener('beforeunload', ask))
  onUnmounted(() => removeEventListener('beforeunload', ask))
}
