import { defineStore } from 'pinia'
import { nextTick, ref } from 'vue'

/** One sentence at a time for people who do not see the page change. */
export const useStatusStore = defineStore('status', () => {
  const sentence = ref('')

  /** Emptied first, so that saying the same thing twice is heard twice. */
  async function say(text: string): Promise<void> {
    sentence.value = ''
    await nextTick()
    sentence.value = text
  }

  return { sentence, say }
})
