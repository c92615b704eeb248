import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { Window } from 'happy-dom'
import { expect, it } from 'vitest'
import { documentOf } from '../src/site/page.ts'
import { inlineScript } from '../src/build/inline.ts'
import { assets, page } from './site/pages.ts'

const script = await inlineScript(join(import.meta.dirname, '../src/theme.ts'))

const address = 'https://entraide.test/fr/'
/** What the address bar shows in the end. */
let bar = ''

/** The page of a visitor whose device holds this, once the script has run in its head. */
function visited(storage: PropertyDescriptor, href = address): Window['document'] {
  const { document } = new Window()
  document.write(documentOf(page(), assets))
  // Which happy-dom does not do.
  for (const meta of document.querySelectorAll('meta[media]'))
    Object.assign(meta, { media: meta.getAttribute('media') })
  const history = { replaceState: (_state: unknown, _title: string, to: string) => (bar = to) }
  bar = href
  runInNewContext(
    script,
    Object.defineProperty({ document, history, location: { href } }, 'localStorage', storage),
  )
  return document
}
const holding = (held: Record<string, string>) =>
  visited({
    value: Object.fromEntries(Object.entries(held).map(([key, value]) => [`entraide.${key}`, value])),
  })
const shown = (document: Window['document']) => ({ ...document.documentElement.dataset })
const bars = (document: Window['document']) =>
  [...document.querySelectorAll('meta[name=theme-color]')].map(meta => Reflect.get(meta, 'media'))
const byDevice = ['(prefers-color-scheme: light)', '(prefers-color-scheme: dark)']

it.each([
  { theme: 'dark' },
  { theme: 'light' },
  { font: 'legible' },
  { opens: 'here' },
  { theme: 'dark', font: 'legible', opens: 'shown' },
  { shared: 'yes' },
])('%j, chosen before, holds from the first paint on', held => {
  expect(shown(holding(held))).toMatchObject(held)
})

it('gives the bars around the page the colour of the theme chosen, and leaves them to the device otherwise', () => {
  expect(bars(holding({ theme: 'light' }))).toEqual(['', 'not all'])
  expect(bars(holding({ theme: 'dark' }))).toEqual(['not all', ''])
  expect(bars(holding({ font: 'legible' }))).toEqual(byDevice)
})

it.each([
  ['?poste=partage', '?'],
  ['?poste=partage&service=pad', '?service=pad'],
  ['?service=pad&poste=partage#a', '?service=pad&#a'],
])('knows a shared computer by %s, from then on, and leaves %j in the address bar', (search, left) => {
  const device: Record<string, string> = {}
  expect(shown(visited({ value: device }, address + search))).toMatchObject({ shared: 'yes' })
  expect([bar, device['entraide.shared']]).toEqual([address + left, 'yes'])
})

it('knows it too where nothing can be kept', () => {
  const refusing = { set: () => {}, get: () => Object.freeze({}) }
  expect(shown(visited(refusing, `${address}?poste=partage`))).toMatchObject({ shared: 'yes' })
})

it.each(['', '?poste=fixe', '?service=pad&name=partage'])('touches no address that ends in %j', search => {
  expect(shown(visited({ value: {} }, address + search))).not.toHaveProperty('shared')
  expect(bar).toBe(address + search)
})

it.each(['', 'DARK', 'dark ', 'auto', 'legible', 'here', 'fontlegible', '" onload="alert(1)', 'constructor'])(
  'believes nothing of a theme %j',
  theme => {
    const document = holding({ theme, font: 'dark', opens: '__proto__' })
    expect(shown(document)).toEqual(shown(holding({})))
    expect(bars(document)).toEqual(byDevice)
  },
)

it.each<[string, PropertyDescriptor]>([
  [
    'refuses to be named',
    {
      get: () => {
        throw new Error('SecurityError')
      },
    },
  ],
  ['does not exist', { value: null }],
])('leaves all to the device where its storage %s', (_, storage) => {
  expect(shown(visited(storage))).toEqual(shown(holding({})))
})

it('is small enough to stand in every page', () => {
  expect(script.length).toBeLessThan(500)
})
