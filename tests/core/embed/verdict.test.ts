import fc from 'fast-check'
import { expect, it } from 'vitest'
import { least } from '../../../src/core/colour.ts'
import { own, ownOf, verdict, verdicts } from '../../../src/core/embed/verdict.ts'
import { read } from '../../house/tree.ts'

it('judges on the grounds that a theme may have', () => {
  expect(verdicts('#0a7d5c', 'auto').map(({ ground }) => ground)).toEqual(['light', 'dark'])
  expect(verdicts('#0a7d5c', 'dark').map(({ ground }) => ground)).toEqual(['dark'])
})

it.each([
  ['#0a7d5c', 'light', true],
  ['#ffe680', 'light', false],
  ['#ffe680', 'dark', true],
  ['#201040', 'dark', false],
] as const)('%s on a %s page: it is %s that no other edge is needed', (accent, ground, isEnough) => {
  const { fill, edge, ...found } = verdict(accent, ground)
  expect([fill, found.isEnough, edge === accent]).toEqual([accent, isEnough, isEnough])
})

it('words on a button can be read, whatever its colour', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^#[0-9a-f]{6}$/), fc.constantFrom('light', 'dark'), (accent, ground) => {
      expect(verdict(accent, ground).inkRatio).toBeGreaterThanOrEqual(least.text)
    }),
  )
})

it('the portal’s own colours are those of its buttons', () => {
  expect(read('src/tokens.css')).toContain(`--action: light-dark(${own.light}, ${own.dark})`)
})

it('a portal with an accent of its own has buttons of that colour, on partners’ pages too', () => {
  expect(ownOf({})).toEqual(own)
  expect(verdict(undefined, 'light', ownOf({ colours: { accent: '#0a5d8c' } })).fill).toBe('#0a5d8c')
  expect(verdict('#123456', 'light', ownOf({ colours: { accent: '#0a5d8c' } })).fill).toBe('#123456')
})
