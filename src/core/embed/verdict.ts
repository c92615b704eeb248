import { against, contrast, inkOn, least } from '../colour.ts'
import type { Theme } from './choices.ts'
import { grounds, type Ground } from './draft.ts'

/** What becomes of a colour for buttons on one ground. */
export interface Verdict {
  ground: Ground
  /** How much it stands out as it was chosen. */
  ratio: number
  isEnough: boolean
  /** The colour that buttons get, and the one of the words on them. */
  fill: string
  ink: string
  inkRatio: number
}

/** As the frame has them: src/tokens.css, `--surface` and `--paper`. */
const colours: Readonly<Record<Ground, string>> = { light: '#ffffff', dark: '#16120d' }

/** The portal's own colour for buttons: `--action`. */
export const own: Readonly<Record<Ground, string>> = { light: '#7a4700', dark: '#ffc554' }

/** What becomes of a colour on one ground; the portal's own, if none was chosen. */
export function verdict(accent: string | undefined, ground: Ground): Verdict {
  const chosen = accent ?? own[ground]
  const ratio = contrast(chosen, colours[ground])
  const fill = against(chosen, colours[ground], least.edge)
  const ink = inkOn(fill)
  return { ground, ratio, isEnough: ratio >= least.edge, fill, ink, inkRatio: contrast(fill, ink) }
}

/** On every ground that a theme may have. */
export const verdicts = (accent: string | undefined, theme: Theme): Verdict[] =>
  grounds.filter(each => theme === 'auto' || theme === each).map(each => verdict(accent, each))
