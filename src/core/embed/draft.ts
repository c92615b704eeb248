import { readChoices, usual, writeChoices, type Choices, type Known } from './choices.ts'

/** What is chosen on the builder's page, all of which its address says. */
export interface Draft {
  choices: Choices
  /** How it comes to stand on the partner's page. */
  way: Way
  /** Of the preview. */
  width: Width
  ground: Ground
}

/** From what works everywhere to what asks most of the partner's page. */
export const ways = ['links', 'frame', 'sized', 'component'] as const
export type Way = (typeof ways)[number]

/** In pixels: a phone, a column, a page. */
export const widths = [320, 480, 760] as const
export type Width = (typeof widths)[number]

/**
 * How much a frame grows by what follows a click in it: as much has to be free where nobody sizes it. Two lines more than
 * was measured: of other hosts there may be more to say.
 */
export const growth: Readonly<Record<Width, number>> = { 320: 385, 480: 275, 760: 245 }

/** What a page is behind what stands on it. */
export const grounds = ['light', 'dark'] as const
export type Ground = (typeof grounds)[number]

/** What somebody finds who comes without having chosen. */
export const blank = (known: Known): Draft => ({
  choices: usual(known),
  way: 'links',
  width: 480,
  ground: 'light',
})

/** What a query says; what is unknown here counts as not said. */
export function readDraft(query: URLSearchParams, known: Known): Draft {
  const said = blank(known)
  const find = <T extends string | number>(list: readonly T[], name: string, usually: T): T =>
    list.find(each => String(each) === query.get(name)) ?? usually
  return {
    choices: readChoices(query, known),
    way: find(ways, 'how', said.way),
    width: find(widths, 'width', said.width),
    ground: find(grounds, 'ground', said.ground),
  }
}

/** The shortest query that `readDraft` reads as this. */
export function writeDraft({ choices, way, width, ground }: Draft, known: Known): string {
  const said = blank(known)
  return [
    writeChoices(choices, known),
    way !== said.way && `how=${way}`,
    width !== said.width && `width=${width}`,
    ground !== said.ground && `ground=${ground}`,
  ]
    .filter(Boolean)
    .join('&')
}
