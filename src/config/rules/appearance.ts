import { contrast, least, whole } from '../../core/colour.ts'
import { house, isTooDark, isTooPale, paint, type Colours } from '../../core/paint.ts'
import type { Draft } from '../entries.ts'
import { shown, type Path, type Problem } from '../problem.ts'
import { suggestion } from '../suggest.ts'

const accentPath: Path = ['portal', 'colours', 'accent']
const paperPath: Path = ['portal', 'colours', 'paper']

/** Colours of which nothing can be made. */
export function hopelessColours({ portal }: Draft): Problem[] {
  const { accent, paper } = portal?.colours ?? {}
  const problems: Problem[] = []
  if (accent !== undefined && isTooPale(accent)) {
    const message = `colours.accent cannot be told from white: ${shown(accent)}`
    problems.push({ path: accentPath, message, tip: 'choose a darker colour for buttons and links' })
  }
  if (paper !== undefined && isTooDark(paper)) {
    const message = `colours.paper is too dark for a page by day: ${shown(paper)}`
    problems.push({
      path: paperPath,
      message,
      tip: 'choose a light colour; the page by night is made from it',
    })
  }
  return problems
}

/** Colours that are changed so that everybody can read what is written in them or on them. */
export function changedColours(draft: Draft): Problem[] {
  const colours = draft.portal?.colours
  if (!colours || hopelessColours(draft).length > 0) return []
  const { accent, paper } = colours
  const { light } = paint(colours as Colours)
  const problems: Problem[] = []
  if (accent !== undefined && whole(accent) !== light['action']) {
    const most = contrast(whole(accent), light['sunken'] ?? house.light.sunken)
    // Never more than it is.
    const ratio = Math.floor(most * 10) / 10
    const message = `colours.accent stands out by ${ratio} to 1 where it takes ${least.text}: by day it becomes "${light['action']}"`
    const tip = 'write that one, or choose a darker one; by night it is made lighter by itself'
    problems.push({ path: accentPath, message, tip })
  }
  if (paper !== undefined && whole(paper) !== light['paper']) {
    const message = `colours.paper is too dark for what is written on it: it becomes "${light['paper']}"`
    problems.push({ path: paperPath, message, tip: 'write that one, or choose a lighter one' })
  }
  return problems
}

/** The home page's own words are in languages the portal speaks. */
export function wordLanguages({ portal }: Draft): Problem[] {
  const tags = (portal?.languages ?? []).filter(tag => tag !== undefined)
  if (tags.length === 0) return []
  return Object.keys(portal?.words ?? {})
    .filter(tag => !tags.includes(tag))
    .map(tag => ({
      path: ['portal', 'words', tag],
      key: true,
      message: `${shown(tag)} is not a language of this portal`,
      tip: suggestion(tag, tags),
    }))
}

/** A language without the operator's words says ours. */
export function missingWords({ portal }: Draft): Problem[] {
  const words = portal?.words ?? {}
  const said = Object.keys(words)
  const lacking = (portal?.languages ?? []).filter(tag => tag !== undefined && !said.includes(tag))
  if (said.length === 0 || lacking.length === 0) return []
  const message = `words are not written in ${lacking.join(', ')}: pages in it say ours`
  return [{ path: ['portal', 'words'], key: true, message, tip: 'add them, or leave it so' }]
}
