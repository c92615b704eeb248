import { inject } from 'vue'

/** Brings the words of what follows a click: call it before showing any. */
export const useAfter = (): (() => Promise<void>) => inject('after', async () => undefined)
