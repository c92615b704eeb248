import { expect, it } from 'vitest'
import { services } from '../../src/core/services.ts'
import { isForeign } from '../../src/site/pictures.ts'
import { screenshotFile, screenshots } from '../../src/site/screenshots.ts'

const house = { name: 'Entraide', services: [...services], languages: ['fr'] } as const
const shots = (tag: string) => screenshots.map(each => screenshotFile(tag, each))

it.each([
  ['the same name and all services', {}, ['social/fr.png', 'screenshots/fr', ...shots('fr')]],
  ['another name', { name: 'Outils' }, []],
  ['fewer services', { services: ['pad'] }, []],
])('a portal of %s keeps those pictures of ours alone that show it, in its languages', (_, more, kept) => {
  const portal = { ...house, ...more } as Parameters<typeof isForeign>[1]
  const files = ['fr', 'en'].flatMap(tag => [`social/${tag}.png`, `screenshots/${tag}`, ...shots(tag)])
  expect(files.filter(file => !isForeign(file, portal))).toEqual(kept)
  for (const file of ['', 'social', 'screenshots', 'icons/any-192.png', 'assets/fr-1.js', 'robots.txt'])
    expect(isForeign(file, portal), file).toBe(false)
})
