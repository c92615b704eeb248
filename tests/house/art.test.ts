import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { appIcons } from '../../src/cli/icons.ts'
import { services } from '../../src/core/services.ts'
import { screenshotFile, screenshots, sizeOf } from '../../src/site/screenshots.ts'
import { coloursIn } from '../cli/icons/colours.ts'
import { files, filesIn, read } from './tree.ts'

const drawings = files.filter(file => /^(src|public)\/.*\.svg$/.test(file))
const names = (folder: string) => filesIn(folder, '.svg').map(file => basename(file, '.svg'))

/** These stand alone, on whatever ground a system has. */
const coloured = ['public/icon.svg', 'src/art/app/full.svg']

describe.each(drawings)('%s', file => {
  const svg = read(file)

  it('weighs less than 2 kB', () => {
    expect(Buffer.byteLength(svg)).toBeLessThan(2000)
  })

  it('is lines and shapes alone: no script, text, picture, style or address of another', () => {
    const shapes = /^(svg|g|path|rect|circle|ellipse)$/
    const others = [...svg.matchAll(/<([\w:-]+)/g)].flatMap(([, name = '']) =>
      shapes.test(name) ? [] : name,
    )
    expect(others).toEqual([])
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
      /\bon\w+=|href|https?:|url\(|style=|\bid=/,
    )
  })
})

it.each(drawings.filter(file => !coloured.includes(file)))(
  '%s takes its line from the page, and other colours from the tokens',
  file => {
    const svg = read(file)
    expect(svg).toContain('currentColor')
    const colours = [...svg.matchAll(/\b(?:fill|stroke)="([^"]+)"/g)].map(([, colour]) => colour)
    const known = ['none', 'currentColor', 'var(--ginger)', 'var(--cream)']
    expect(colours.filter(colour => !known.includes(colour ?? ''))).toEqual([])
  },
)

it('every service has an icon, and every icon a service', () => {
  expect(names('src/art/icons').toSorted()).toEqual(services.toSorted())
})

it('every pose of the kitten is drawn, and every drawing posed', () => {
  const [, poses = ''] = /pose: (.*)/.exec(read('src/components/KittenDrawing.vue')) ?? []
  expect(names('src/art/kittens').toSorted()).toEqual(
    [...poses.matchAll(/'(\w+)'/g)].map(([, pose]) => pose).toSorted(),
  )
})

it('nothing of the maskable icon is outside the circle that no system cuts off', () => {
  const colours = coloursIn(readFileSync('public/icons/maskable-512.png')).map(String)
  const ground = colours[0]
  // https://www.w3.org/TR/appmanifest/#icon-masks: four fifths of it.
  const cut = colours.filter((colour, i) => {
    const far = Math.hypot((i % 512) - 255.5, Math.floor(i / 512) - 255.5)
    return colour !== ground && far > 0.4 * 512
  })
  expect([new Set(colours).size > 1, cut]).toEqual([true, []])
})

const previews = filesIn('src/locales', '.json').map(file => ({
  file: `social/${basename(file, '.json')}.png`,
  width: 1200,
  height: 630,
  most: 60_000,
}))

describe.each([...appIcons.map(icon => ({ ...icon, most: 12_000 })), ...previews])(
  'public/$file',
  ({ file, width, height, most }) => {
    it(`is a PNG of ${width} x ${height}, and light; npm run icons draws it`, () => {
      const path = `public/${file}`
      const png = readFileSync(path)
      expect(png.toString('latin1', 1, 4)).toBe('PNG')
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height])
      expect(statSync(path).size).toBeLessThan(most)
    })
  },
)

const pictures = ['fr', 'en'].flatMap(tag =>
  screenshots.map(shot => ({ file: `public/${screenshotFile(tag, shot)}`, ...sizeOf(shot) })),
)

it.each(pictures)(
  '$file is there, of the size that the manifest says, and light: cp -r .cache/screenshots public/',
  ({ file, width, height }) => {
    const png = readFileSync(file)
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height])
    expect(png.length).toBeLessThan(150_000)
  },
)
