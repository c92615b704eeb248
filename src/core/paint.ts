import { against, contrast, inkOn, least, mix, whole } from './colour.ts'

/** The colours of a portal's own, as its operator wrote them: `#rrggbb`, or shorter. What is left out is the house's. */
export interface Colours {
  /** Buttons and links. */
  accent?: string
  /** The page, by day. What lies on it and the page by night follow. */
  paper?: string
}

/** Colours by the names of src/tokens.css, without their hyphens. */
export type Tokens = Readonly<Record<string, string>>

/** What changes of src/tokens.css, by day and by night. */
export interface Paint {
  light: Tokens
  dark: Tokens
}

/** As src/tokens.css has them: what is told to browsers, and what an accent is judged by where the page stays as it is. */
export const house = {
  light: { paper: '#fffbf3', surface: '#ffffff', sunken: '#fbf1de' },
  dark: { paper: '#16120d', surface: '#201a13', sunken: '#2b2318' },
} as const

/** What of the house's words and lines stands out least on a page by day: where these can be seen, all others can. */
const faintest = { text: '#1d6a3a', line: '#8a7962' }

/** The tokens to change, each so that what must be told from another can be: tests/house/pairs.ts. */
export function paint({ accent, paper }: Colours): Paint {
  const day = paper === undefined ? house.light : groundsByDay(paper)
  const night = paper === undefined ? house.dark : groundsByNight(paper)
  return {
    light: {
      ...(paper !== undefined && { ...day, soft: mix(day.paper, '#000000', 0.12) }),
      ...(accent !== undefined && actions(accent, day, { on: day.surface, hover: '#000000' })),
    },
    dark: {
      ...(paper !== undefined && { ...night, soft: mix(night.paper, '#ffffff', 0.16) }),
      ...(accent !== undefined && actions(accent, night, { on: night.paper, hover: '#ffffff' })),
    },
  }
}

/** The colour of the bars around the page. */
export function paperOf(colours: Colours): Record<'light' | 'dark', string> {
  const { light, dark } = paint(colours)
  return { light: light['paper'] ?? house.light.paper, dark: dark['paper'] ?? house.dark.paper }
}

/** Whether a colour cannot be a page by day: white is read better on it than black. */
export const isTooDark = (paper: string): boolean => inkOn(whole(paper)) === '#ffffff'

/** Whether nothing of a colour would remain once it can be read on white. */
export const isTooPale = (accent: string): boolean => contrast(whole(accent), '#ffffff') < 1.05

/**
 * A style to put behind that of a page or of the frame: by day, by night, as somebody chose it in the settings, and on
 * paper. In plain declarations: browsers without light-dark() read it too, and built styles know their own way around it.
 */
export function paintCss(colours: Colours): string {
  const { light, dark } = paint(colours)
  const [day, night] = [declarations(light), declarations(dark)]
  if (day === '') return ''
  return (
    `:root,:root[data-theme=light]{${day}}@media (prefers-color-scheme:dark){:root{${night}}}` +
    `:root[data-theme=dark]{${night}}@media print{:root:root{${day}}}` +
    // As src/tokens.css says it, which this would undo.
    (light['soft'] ? '@media (prefers-contrast:more){:root:root{--soft:var(--line)}}' : '')
  )
}

type Grounds = Readonly<Record<'paper' | 'surface' | 'sunken', string>>

/** A page that all words of the house can be read on. */
function groundsByDay(wish: string): Grounds {
  for (let share = 0; share < 20; share++) {
    const paper = mix(whole(wish), '#ffffff', share / 20)
    const sunken = mix(paper, '#000000', 0.05)
    const isSeen =
      contrast(faintest.text, sunken) >= least.text && contrast(faintest.line, sunken) >= least.edge
    if (isSeen) return { paper, surface: '#ffffff', sunken }
  }
  return { paper: '#ffffff', surface: '#ffffff', sunken: '#f2f2f2' }
}

/** Nearly black, with a touch of the page's colour. */
function groundsByNight(wish: string): Grounds {
  const paper = mix(whole(wish), '#000000', 0.92)
  return { paper, surface: mix(paper, '#ffffff', 0.045), sunken: mix(paper, '#ffffff', 0.09) }
}

/** Buttons and links: read on every ground, and read themselves. What stands on them is a ground, so that both hold at once. */
function actions(accent: string, grounds: Grounds, { on, hover }: { on: string; hover: string }): Tokens {
  const action = Object.values(grounds).reduce(
    (colour, ground) => against(colour, ground, least.text),
    whole(accent),
  )
  return { action, 'action-hover': mix(action, hover, 0.25), 'on-action': on }
}

const declarations = (tokens: Tokens): string =>
  Object.entries(tokens)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')
