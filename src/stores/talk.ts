import type { Wanted } from './memory.ts'

/** What one tab tells the others of its rooms. Nothing of a room travels: they look for themselves. */
export type Said = 'changed' | 'forgotten' | Wanted

/** Hears the other tabs, and whoever comes back to this one: it may have slept, or know no channel. */
export function talk(hear: (said: Said) => void): { say: (said: Said) => void; end: () => void } {
  let channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('entraide.rooms') : undefined
  const told = ({ data }: MessageEvent<Said>) => hear(data)
  const back = () => document.visibilityState === 'visible' && hear('changed')
  channel?.addEventListener('message', told)
  document.addEventListener('visibilitychange', back)
  return {
    say: said => channel?.postMessage(said),
    end() {
      channel?.close()
      channel = undefined
      document.removeEventListener('visibilitychange', back)
    },
  }
}
