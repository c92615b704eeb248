import { against, contrast, inkOn, least } from '../colour.ts'
import { paint } from '../paint.ts'
import type { Portal } from '../portal.ts'
import type { Theme } from './choices.ts'
import { grounds, type Ground } from './draft.ts'

/** What becomes of a colour for buttons on one ground. */
export interface Verdict {
  ground: Ground
  fill: string
  /** How much it stands out by itself. */
  ratio: number
  isEnough: boolean
  /** The line around a button, which stands out in any case. */
  edge: string
  /** The colour of the words on it. */
  ink: string
  inkRatio: number
}

/** As the frame has them: src/tokens.css, `--surface` and `--paper`. */
const colours: Readonly<Record<Ground, string>> = { light: '#ffffff', dark: '#16120d' }

/** The house's colour for buttons: `--action`. */
export const own: Readonly<Record<Ground, string>> = { light: '#7a4700', dark: '#ffc554' }

/** The same of a portal that has colours of its own. */
export function ownOf({ colours = {} }: Pick<Portal, 'colours'>): Readonly<Record<Ground, string>> {
  const { light, dark } = paint(colours)
  return { light: light['action'] ?? own.light, dark: dark['action'] ?? own.dark }
}

/** What becomes of a colour on one ground, as in the frame (src/frame/look.ts); the portal's own, if none was chosen. */
export function verdict(accent: string | undefined, ground: Ground, usual = own): Verdict {
  const fill = accent ?? usual[ground]
  const ratio = contrast(fill, colours[ground])
  const isEnough = ratio >= least.edge
  const ink = inkOn(fill)
  const edge = against(fill, colours[ground], least.edge)
  return { ground, fill, ratio, isEnough, edge, ink, inkRatio: contrast(fill, ink) }
}

/** On every ground that a theme may have. */
export const verdicts = (accent: string | undefined, theme: Theme, usual = own): Verdict[] =>
  grounds.filter(each => theme === 'auto' || theme === each).map(each => verdict(accent, each, usual))
