import { onUnmounted, ref, watch, type Ref } from 'vue'

const fields = 'textarea, input:not([type=checkbox], [type=radio])'
/** Links may hold keys: what is pasted here outlives no page. */
const links = 'input[inputmode=url]'

/** Whether somebody writes, has pasted a link or has a dialogue open: looked at only while it is `wanted`. */
export function useBusy(wanted: () => boolean): Ref<boolean> {
  const busy = ref(false)
  const look = () =>
    void (busy.value =
      document.querySelector('dialog[open]') !== null ||
      !!document.activeElement?.matches(fields) ||
      [...document.querySelectorAll<HTMLInputElement>(links)].some(({ value }) => value !== ''))
  const dialogues = new MutationObserver(look)

  watch(
    wanted,
    is => {
      stop()
      if (!is) return
      dialogues.observe(document.body, { subtree: true, childList: true, attributeFilter: ['open'] })
      for (const type of ['focusin', 'focusout']) addEventListener(type, look)
      look()
    },
    { immediate: true },
  )

  function stop(): void {
    dialogues.disconnect()
    for (const type of ['focusin', 'focusout']) removeEventListener(type, look)
  }
  onUnmounted(stop)
  return busy
}
