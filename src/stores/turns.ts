import { defineStore } from 'pinia'

/**
 * Work done one piece after the other, each in a task of its own: the cards become live this way, because all nine
 * at once keep an old phone from answering for longer than a finger notices.
 */
export const useTurnsStore = defineStore('turns', () => {
  const waiting: (() => void)[] = []

  function take(work: () => void): void {
    if (waiting.push(work) === 1) setTimeout(next)
  }

  function next(): void {
    waiting[0]?.()
    waiting.shift()
    if (waiting.length > 0) setTimeout(next)
  }

  return { take }
})
