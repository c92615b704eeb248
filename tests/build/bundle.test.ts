import { expect, it } from 'vitest'
import { bundle } from '../../src/build/bundle.ts'
import { put } from '../../src/site/parts.ts'

it('makes the service worker one classic script that holds all it needs, and takes what it has to know', async () => {
  const { script } = await bundle('src/sw.ts')
  expect(script).not.toMatch(/\b(import|export)\b\s*[{*'"(]/)
  const known = { version: '1-$&', shell: [], words: {}, more: [], pages: {} }
  const filled = put(script, { __BUILD__: JSON.stringify(known) })
  expect(filled).toContain('"1-$&"')
  expect(filled).not.toContain('__BUILD__')
  expect(() => new Function(filled)).not.toThrow()
})

it('brings the styles that a script imports', async () => {
  const { script, style } = await bundle('src/frame/main.ts')
  expect(style).toContain('{')
  expect(script).not.toMatch(/\bimport\b\s*[{*'"(]/)
})
