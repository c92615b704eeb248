import { nextTick, ref } from 'vue'

/** Copying, and one sentence about it for where a dialogue hides the page's own status region. */
export function useCopy() {
  const sentence = ref('')

  /** Emptied first, so that a second copy is heard too. */
  async function say(text: string): Promise<void> {
    sentence.value = ''
    await nextTick()
    sentence.value = text
  }

  /** Whether it was copied. Where the clipboard refuses, the field that holds the text is selected instead, to be copied by hand. */
  async function copy(
    text: string,
    field: HTMLInputElement | HTMLTextAreaElement | null,
    says: { copied: string; selected: string },
  ): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(text)
      await say(says.copied)
      return true
    } catch {
      field?.focus()
      field?.select()
      await say(says.selected)
      return false
    }
  }

  return { sentence, say, copy }
}
