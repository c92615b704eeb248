import { expect, it } from 'vitest'
import { buildOf } from '../../src/site/offline.ts'

const site = {
  version: '1.2.3',
  languages: ['fr', 'en'],
  files: [
    { fileName: 'assets/index-1.js' },
    { fileName: 'assets/words-1.js', language: 'fr' },
    { fileName: 'assets/pad-1.js', language: 'fr' },
    { fileName: 'assets/words-2.js', language: 'en' },
    // Of a language that this portal does not speak.
    { fileName: 'assets/words-3.js', language: 'de' },
    { fileName: 'assets/kittens-1.svg' },
    { fileName: 'assets/letters-1.woff2' },
  ],
  documents: [
    { file: 'index.html', source: 'root', lives: false },
    { file: '404.html', source: 'lost', lives: false },
    { file: 'accessibilite/index.html', source: 'law', lives: false },
    { file: 'fr/index.html', source: 'home', lives: true },
    { file: 'fr/about/index.html', source: 'about', lives: false },
    { file: 'fr/integrer/index.html', source: 'builder', lives: true },
    { file: 'fr/etat/index.html', source: 'health', lives: true },
    // The worker knows it by the page about the service.
    { file: 'fr/ouvrir/pad/index.html', source: 'open', lives: true },
  ],
}

it('knows what is needed in any language, in one, and what only some need; of documents, those people go to', () => {
  expect(buildOf(site)).toEqual({
    version: expect.stringMatching(/^1\.2\.3-[0-9a-f]{8}$/),
    shell: ['assets/index-1.js', 'assets/kittens-1.svg'],
    words: { fr: ['assets/words-1.js', 'assets/pad-1.js'], en: ['assets/words-2.js'] },
    more: ['assets/letters-1.woff2'],
    pages: {
      '': { digest: '4813494d', lives: false },
      'fr/': { digest: '4ea14058', lives: true },
      'fr/about/': { digest: expect.stringMatching(/^[0-9a-f]{8}$/), lives: false },
    },
  })
})

it('is another build as soon as one word of one document is another', () => {
  const documents = site.documents.map(each => ({ ...each, source: `${each.source}.` }))
  expect(buildOf({ ...site, documents }).version).not.toBe(buildOf(site).version)
  expect(buildOf(site).version).toBe(buildOf(structuredClone(site)).version)
})
