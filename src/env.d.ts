declare const __PORTAL__: import('./core/portal.ts').Portal
declare const __LANGUAGES__: readonly import('./languages.ts').Language[]
/** In src/start.ts only: addresses of the built application, of the chunk that reads the pool, and of the pool. */
declare const __APP__: string
declare const __READER__: string
declare const __POOL__: string

interface Window {
  /** The link someone clicked before the application could complete it: src/start.ts puts it there. */
  held?: HTMLAnchorElement | undefined
}
