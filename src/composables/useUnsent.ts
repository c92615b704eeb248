import { onMounted, onUnmounted } from 'vue'
import { useRouter } from 'vue-router'

/**
 * Whoever closes or reloads the page is asked first, as long as something typed would be lost. Not on a shared computer:
 * a session that ends in another tab must end here too, without a question. Whoever goes back to another page of the portal
 * is asked by the page itself; `ask` says whether it has.
 */
export function useUnsent(isUnsent: () => boolean, ask?: () => boolean): void {
  function hold(event: Event): void {
    if (isUnsent() && !document.documentElement.dataset['shared']) event.preventDefault()
  }
  onMounted(() => addEventListener('beforeunload', hold))
  onUnmounted(() => removeEventListener('beforeunload', hold))
  if (ask) onUnmounted(useRouter().beforeEach((to, from) => to.path === from.path || !isUnsent() || !ask()))
}
