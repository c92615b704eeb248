/** What is chosen and what is needed: WCAG 2.2, 1.4.3 for text, 1.4.11 for the edges of what one presses. */
export const least = { text: 4.5, edge: 3 } as const

/** How much two colours (`#rrggbb`) differ, from 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** White or nearly black, whichever is read better on it: one of them always stands out by 4.5. */
export const inkOn = (fill: string): string =>
  contrast(fill, '#ffffff') >= contrast(fill, '#000000') ? '#ffffff' : '#000000'

/** The colour nearest to this one, towards black or white, that stands out enough on this ground. */
export function against(colour: string, ground: string, ratio: number): string {
  const end = inkOn(ground)
  for (let share = 0; share < 20; share++) {
    const mixed = mix(colour, end, share / 20)
    if (contrast(mixed, ground) >= ratio) return mixed
  }
  return end
}

/** `#00aa77` of `#0A7`, as all of these take it. */
export const whole = (hex: string): string =>
  (hex.length === 4 ? hex.replace(/[\da-f]/gi, '$&$&') : hex).toLowerCase()

/** Between the two: a share of 0 is the one, of 1 the other. */
export function mix(one: string, other: string, share: number): string {
  const [from, to] = [channels(one), channels(other)]
  const mixed = from.map((each, place) => Math.round(each + ((to[place] ?? 0) - each) * share))
  return `#${mixed.map(each => each.toString(16).padStart(2, '0')).join('')}`
}

const channels = (hex: string): number[] =>
  [1, 3, 5].map(place => Number.parseInt(hex.slice(place, place + 2), 16))

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map(each => {
    const share = each / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
