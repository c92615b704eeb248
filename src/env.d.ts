/** Where src/told.ts finds it: vite.config.ts says it for each kind of build. */
declare const __TOLD__: import('./core/told.ts').Told
/** Of this program: package.json's. */
declare const __VERSION__: string
/** The file of the kittens that are not in every page, below the base (src/build/art.ts). */
declare const __KITTENS__: string
/** In src/negotiate.ts only: what the portal speaks. */
declare const __LANGUAGES__: readonly { tag: string }[]
/** In src/start.ts only: the address of the built application, and that of src/stores/reader.ts where a page asks for lists. */
declare const __APP__: string
declare const __READERS__: readonly string[]
/** In src/negotiate.ts, code that says which language comes before all others. */
declare const __FIRST__: string | null
declare const __INTEGRITY__: string

interface Window {
  /** The link someone clicked before the application could complete it: src/start.ts puts it there. */
  held?: HTMLAnchorElement | undefined
}

/** A text of src/content, made by src/build/guides.ts. */
declare module '*.md' {
  const text: import('./core/texts.ts').Text
  export default text
}
