declare const __PORTAL__: import('./core/portal.ts').Portal
declare const __CONFORMITY__: import('./core/statement.ts').Conformity
/** Of this program: package.json's. */
declare const __VERSION__: string
declare const __LANGUAGES__: readonly import('./languages.ts').Language[]
/** The file of the kittens that are not in every page, below the base (src/build/art.ts). */
declare const __KITTENS__: string
/** In src/start.ts only: addresses of the built application and of src/stores/reader.ts. */
declare const __APP__: string
/** In src/negotiate.ts, code that says which language comes before all others. */
declare const __FIRST__: string | null
declare const __INTEGRITY__: string
declare const __READER__: string | undefined

interface Window {
  /** The link someone clicked before the application could complete it: src/start.ts puts it there. */
  held?: HTMLAnchorElement | undefined
}

/** A text of src/content, made by src/build/texts.ts. */
declare module '*.md' {
  const text: import('./core/texts.ts').Text
  export default text
}
