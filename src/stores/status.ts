import { defineStore } from 'pinia'
import { nextTick, ref } from 'vue'

/** One sentence at a time for people who do not see the page change, and at most one a second: more would be cut off. */
export const useStatusStore = defineStore('status', () => {
  const sentence = ref('')
  let busy = false
  let next: string | undefined

  /** Emptied first, so that saying the same thing twice is heard twice. What comes too soon waits; the last wins. */
  async function say(text: string): Promise<void> {
    next = text
    if (busy) return
    busy = true
    setTimeout(rest, 1000)
    sentence.value = ''
    await nextTick()
    sentence.value = next
    next = undefined
  }

  function rest(): void {
    busy = false
    if (next) void say(next)
  }

  return { sentence, say }
})
