import { describe, expect, it } from 'vitest'
import { paper } from '../../src/build/page.ts'
import { services } from '../../src/core/services.ts'
import { read } from './tree.ts'

type Tokens = Readonly<Record<string, string>>

const [light, dark] = schemes(read('src/tokens.css'))

const grounds = ['paper', 'surface', 'sunken']
const texts = ['ink', 'ink-2', 'action', 'action-hover', 'visited', 'ok', 'warn', 'error', 'info']
const edges = ['line', 'focus']

/** What stands on what, and how much it must stand out: WCAG 2.2, 1.4.3 for text and 1.4.11 for the rest. */
const pairs: readonly (readonly [string, string, number])[] = [
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

describe.each([
  ['light', light],
  ['dark', dark],
])('in the %s', (scheme, tokens) => {
  it.each(pairs)('--%s on --%s is %s to 1 or more', (front, back, least) => {
    const ratio = contrast(colour(tokens, front), colour(tokens, back))
    const advice = `src/tokens.css, ${scheme}: move --${front} away from --${back}`
    expect(ratio, advice).toBeGreaterThanOrEqual(least)
  })
})

it('browsers are told the colour of the paper', () => {
  expect(paper).toEqual({ light: colour(light, 'paper'), dark: colour(dark, 'paper') })
})

it('computes contrast as WCAG does', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

/** The colours of either scheme. */
function schemes(css: string): [Tokens, Tokens] {
  const found = [...css.matchAll(/^\s*--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);$/gm)]
  const scheme = (place: 2 | 3) => Object.fromEntries(found.map(match => [match[1], match[place]]))
  return [scheme(2), scheme(3)]
}

function colour(tokens: Tokens, name: string): string {
  const found = tokens[name]
  if (!found) throw new Error(`src/tokens.css has no --${name} written as light-dark(#rrggbb, #rrggbb)`)
  return found
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(place => {
    const share = Number.parseInt(hex.slice(place, place + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
