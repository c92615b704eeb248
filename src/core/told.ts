import type { Portal } from './portal.ts'
import type { Conformity } from './statement.ts'
import type { Text, TextId } from './texts.ts'

/** What a language file says of itself, under `meta`. */
export interface Language {
  /** BCP 47 tag, the file's name. */
  tag: string
  /** Its own name, in itself. */
  name: string
  direction: 'ltr' | 'rtl'
  /** For pages whose visitor's language is not known yet. */
  lost: string
  home: string
}

/** What config/ comes to for the application: all that differs from one portal to another. */
export interface Told {
  portal: Portal
  /** What the accessibility statement comes to. */
  conformity: Conformity
  /** Those the portal speaks, its default first. */
  languages: readonly Language[]
  /** The pages that are only read, by language: known while documents are made, and never to the browser. */
  texts?: Readonly<Record<string, Readonly<Record<TextId, Text>>>>
}
