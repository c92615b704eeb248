import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast } from '../../src/core/colour.ts'
import { house, isTooDark, isTooPale, paint, paintCss, paperOf, type Colours } from '../../src/core/paint.ts'
import { colour, pairs, schemes, type Tokens } from '../house/pairs.ts'

const hex = fc.stringMatching(/^#([0-9a-f]{6}|[0-9a-fA-F]{3})$/)
const long = fc.stringMatching(/^#[0-9a-f]{6}$/)
const colours: fc.Arbitrary<Colours> = fc.record({ accent: hex, paper: hex }, { requiredKeys: [] })

/** Pairs of a scheme that do not stand out enough. */
const poor = (tokens: Tokens) =>
  pairs.filter(([front, back, least]) => contrast(colour(tokens, front), colour(tokens, back)) < least)

describe('whatever colours an operator chooses', () => {
  it('all that stands on something stands out as in the house, by day and by night', () => {
    const house = schemes()
    fc.assert(
      fc.property(colours, wish => {
        const { light, dark } = paint(wish)
        expect(poor({ ...house.light, ...light })).toEqual([])
        expect(poor({ ...house.dark, ...dark })).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('a colour that stands out already stays as it is', () => {
    fc.assert(
      fc.property(long, accent => {
        fc.pre(contrast(accent, house.light.sunken) >= 4.5)
        expect(paint({ accent }).light['action']).toBe(accent)
      }),
    )
  })

  it('by day the page is light, by night it is dark', () => {
    fc.assert(
      fc.property(hex, paper => {
        const { light, dark } = paperOf({ paper })
        expect(contrast(light, '#000000')).toBeGreaterThan(12)
        expect(contrast(dark, '#ffffff')).toBeGreaterThan(15)
      }),
    )
  })

  it('the style says nothing but colours of tokens', () => {
    fc.assert(
      fc.property(colours, wish => {
        const rest = paintCss(wish)
          .replaceAll(/--[a-z0-9-]+:(#[0-9a-f]{6}|var\(--line\))/g, '')
          .replaceAll(/@media (print|\(prefers-(color-scheme:dark|contrast:more)\))/g, '')
          .replaceAll(/:root(\[data-theme=(light|dark)\])?/g, '')
        expect(rest).toMatch(/^[{};,]*$/)
      }),
    )
  })
})

describe('the colours of a town hall', () => {
  it('a dark accent is itself by day, and lighter by night', () => {
    const { light, dark } = paint({ accent: '#0a5d8c' })
    expect(light).toEqual({ action: '#0a5d8c', 'action-hover': '#084669', 'on-action': '#ffffff' })
    expect(dark['on-action']).toBe('#16120d')
    expect(contrast(dark['action'] ?? '', '#16120d')).toBeGreaterThan(contrast('#0a5d8c', '#16120d'))
  })

  it('a bright accent becomes darker by day', () => {
    expect(paint({ accent: '#ffd000' }).light['action']).toBe('#806800')
  })

  it('a page of its own has its shades, and tells browsers', () => {
    const { light, dark } = paint({ paper: '#eef6ff' })
    expect(Object.keys(light)).toEqual(['paper', 'surface', 'sunken', 'soft'])
    expect(light['paper']).toBe('#eef6ff')
    expect(paperOf({ paper: '#eef6ff' })).toEqual({ light: '#eef6ff', dark: dark['paper'] })
  })

  it('what cannot be a page, or no longer be told from white, is known', () => {
    expect([isTooDark('#0a5d8c'), isTooDark('#eef6ff')]).toEqual([true, false])
    expect([isTooPale('#fefefe'), isTooPale('#ffff00')]).toEqual([true, false])
  })

  it('without colours of its own there is nothing to say', () => {
    expect(paintCss({})).toBe('')
  })
})

/** The declarations that win on the root element, as the cascade has it. */
function applied(css: string, scene: { media: readonly string[]; theme?: 'light' | 'dark' }): Tokens {
  const rules = [...css.matchAll(/(?:@media ([^{]+)\{([^@]*?\})\}|([^{}@]+\{[^}]*\}))/g)].flatMap(
    ([, media, inside, plain]) =>
      media === undefined || scene.media.includes(media)
        ? [...(inside ?? plain ?? '').matchAll(/([^{}]+)\{([^}]*)\}/g)]
        : [],
  )
  const matching = rules.flatMap(([, selectors = '', body = '']) =>
    selectors.split(',').flatMap(selector => {
      const theme = /data-theme=(\w+)/.exec(selector)?.[1]
      const weight = (selector.match(/:root|\[/g) ?? []).length
      return theme === undefined || theme === scene.theme ? [{ weight, body }] : []
    }),
  )
  const won = matching.toSorted((a, b) => a.weight - b.weight).flatMap(({ body }) => body.split(';'))
  return Object.fromEntries(won.map(each => each.slice(2).split(':')))
}

describe('the style', () => {
  const wish = { accent: '#ffd000', paper: '#eef6ff' }
  const { light, dark } = paint(wish)
  const night = '(prefers-color-scheme:dark)'

  it.each([
    ['by day', [], undefined, light],
    ['by night', [night], undefined, dark],
    ['by night, where light was chosen', [night], 'light', light],
    ['by day, where dark was chosen', [], 'dark', dark],
    ['in print, by night and where dark was chosen', [night, 'print'], 'dark', light],
  ] as const)('holds %s', (_, media, theme, expected) => {
    expect(applied(paintCss(wish), { media, ...(theme && { theme }) })).toEqual(expected)
  })

  it('leaves borders strong where somebody asked for contrast', () => {
    const scene = { media: [night, '(prefers-contrast:more)'], theme: 'dark' } as const
    expect(applied(paintCss(wish), scene)['soft']).toBe('var(--line)')
  })
})
