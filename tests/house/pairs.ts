import { services } from '../../src/core/services.ts'
import { read } from './tree.ts'

/** Colours by name, as one scheme has them. */
export type Tokens = Readonly<Record<string, string>>

const grounds = ['paper', 'surface', 'sunken']
const texts = ['ink', 'ink-2', 'action', 'action-hover', 'visited', 'ok', 'warn', 'error', 'info']
const edges = ['line', 'focus']

/** What stands on what, and how much it must stand out: WCAG 2.2, 1.4.3 for text and 1.4.11 for the rest. */
export const pairs: readonly (readonly [string, string, number])[] = [
  ...texts.flatMap(text => grounds.map(ground => [text, ground, 4.5] as const)),
  ...edges.flatMap(edge => grounds.map(ground => [edge, ground, 3] as const)),
  ['on-action', 'action', 4.5],
  ['on-action', 'action-hover', 4.5],
  ...services.map(service => [`tint-${service}-ink`, 'surface', 4.5] as const),
  ...['ink', 'ink-2', 'tint-SERVICE-ink'].flatMap(text =>
    services.map(service => [text.replace('SERVICE', service), `tint-${service}`, 4.5] as const),
  ),
  // A face is read by its line.
  ['kitten', 'ginger', 3],
  ['kitten', 'cream', 3],
]

/** The colours of src/tokens.css, in the light and in the dark. */
export function schemes(): { light: Tokens; dark: Tokens } {
  const css = read('src/tokens.css')
  const found = [...css.matchAll(/^\s*--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);$/gm)]
  const scheme = (place: 2 | 3) => Object.fromEntries(found.map(match => [match[1], match[place]]))
  return { light: scheme(2), dark: scheme(3) }
}

export function colour(tokens: Tokens, name: string): string {
  const found = tokens[name]
  if (!found) throw new Error(`src/tokens.css has no --${name} written as light-dark(#rrggbb, #rrggbb)`)
  return found
}
