import { describe, expect, it } from 'vitest'
import { frameOf } from '../../src/site/frame.ts'
import { oembeds } from '../../src/site/oembed.ts'
import { framePolicy, hashOf } from '../../src/site/policy.ts'
import { oembedFile } from '../../src/core/embed/oembed.ts'
import type { Portal } from '../../src/core/portal.ts'
import { sentencesIn } from '../../src/prerender.ts'
import { parsed } from './pages.ts'

const portal: Portal = {
  name: 'Entr"aide <b>',
  url: 'https://entraide.test/sub/',
  languages: ['fr'],
  services: ['date', 'pad'],
  operator: { name: 'Nous' },
  collective: false,
  source: 'https://source.test/',
}
const language = { tag: 'fr', direction: 'ltr' } as const
const t = await sentencesIn('fr')
const given = {
  ...{ base: '/sub/', portal, language, t, symbols: { 'icon-pad': '<symbol id="icon-pad"/>' } },
  ...{ script: 'run()', style: 'a{}' },
}

describe('the document of the frame', () => {
  const source = frameOf(given)
  const { documentElement: root } = parsed(source)

  it('works as plain links, in the portal’s order, where no script runs', () => {
    const links = [...root.querySelectorAll('li a')].map(link => [
      link.getAttribute('href'),
      link.getAttribute('rel'),
      link.textContent,
    ])
    expect(links).toEqual([
      ['/sub/fr/ouvrir/date/', 'noopener noreferrer', 'Créer un sondage (nouvel onglet)'],
      ['/sub/fr/ouvrir/pad/', 'noopener noreferrer', 'Créer un pad (nouvel onglet)'],
    ])
  })

  it('is in its language, under its portal’s name, and found by nobody', () => {
    expect(root.getAttribute('lang')).toBe('fr')
    expect(root.querySelector('title')?.textContent).toBe(portal.name)
    expect(root.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex')
  })

  it('leaves open only what is known later', () => {
    const { says, lot } = JSON.parse(root.querySelector('#words')?.textContent ?? '')
    expect(
      Object.values(says)
        .join()
        .match(/\{\w*\}/g),
    ).toEqual(expect.arrayContaining(['{provider}', '{duration}']))
    expect(
      new Set(
        Object.values(says)
          .join()
          .match(/\{\w*\}/g),
      ),
    ).toHaveLength(2)
    expect(Object.values(says)).not.toContain('')
    expect(lot.length).toBeGreaterThan(100)
  })

  it('runs nothing that its policy does not name', () => {
    const policy = framePolicy(['run()'], 'a{}')
    expect(policy).toContain(hashOf('run()'))
    expect(policy).toContain(hashOf('a{}'))
    expect(policy).not.toMatch(/unsafe|data:/)
    const inline = [...root.querySelectorAll('script:not([type])')].map(each => each.textContent)
    expect(inline).toEqual(['run()'])
  })
})

describe('what oEmbed answers', () => {
  const answers = oembeds({ portal, language, t })
  const read = (file: string) => JSON.parse(answers.find(answer => answer.file === file)?.source ?? '')

  it('is there for the portal and for each of its services', () => {
    expect(answers.map(({ file }) => file)).toEqual([
      'oembed/fr.json',
      'oembed/fr/date.json',
      'oembed/fr/pad.json',
    ])
    expect(oembedFile('fr', 'pad')).toBe('oembed/fr/pad.json')
  })

  // https://oembed.com, 2.3.4
  it('is rich, sized, and says by whom', () => {
    expect(read('oembed/fr/pad.json')).toMatchObject({
      version: '1.0',
      type: 'rich',
      width: 600,
      provider_name: portal.name,
      provider_url: portal.url,
      title: `Écrire à plusieurs · ${portal.name}`,
    })
  })

  it('holds one quote with a link and one frame, whatever the portal calls itself', () => {
    const { body } = parsed(read('oembed/fr/pad.json').html)
    expect([...body.querySelectorAll('*')].map(({ tagName }) => tagName)).toEqual([
      'BLOCKQUOTE',
      'A',
      'IFRAME',
    ])
    const frame = body.querySelector('iframe')
    expect(frame?.getAttribute('src')).toBe('https://entraide.test/sub/embed/fr/?services=pad')
    expect(frame?.getAttribute('title')).toBe(`Écrire à plusieurs · ${portal.name}`)
    expect(frame?.className).toBe('wp-embedded-content')
    expect(body.querySelector('a')?.getAttribute('href')).toBe('https://entraide.test/sub/fr/pad/')
  })
})
