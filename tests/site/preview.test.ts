import { expect, it } from 'vitest'
import { previewTags } from '../../src/site/preview.ts'
import { page, parsed } from './pages.ts'

const preview = {
  picture: 'https://e.test/social/fr.png',
  says: 'Entraide – "Ouvrez"',
  locale: 'fr_FR',
}
const head = { ...page().head, title: 'Un "pad" & <b>plus</b>', preview }

it('tells a link’s preview the words, the language, the address and the picture', () => {
  const tags = [...parsed(previewTags(head, true).join('')).querySelectorAll('meta')]
  expect(
    Object.fromEntries(
      tags.map(tag => [
        tag.getAttribute('property') ?? tag.getAttribute('name'),
        tag.getAttribute('content'),
      ]),
    ),
  ).toEqual({
    'og:type': 'website',
    'og:title': 'Un "pad" & <b>plus</b>',
    'og:description': 'Des outils',
    'og:url': 'https://e.test/fr/',
    'og:locale': 'fr_FR',
    'og:image': 'https://e.test/social/fr.png',
    'og:image:alt': 'Entraide – "Ouvrez"',
    'twitter:card': 'summary_large_image',
  })
})

it('names no picture where there is none of this portal', () => {
  const tags = previewTags(head, false).join('')
  expect(tags).not.toContain('image:alt')
  expect(tags).not.toContain('social/')
  expect(tags).toContain('content="summary"')
})

it('says nothing of a page nobody should find', () => {
  const { title, description } = head
  expect(previewTags({ title, description, alternates: [] }, true)).toEqual([])
})
