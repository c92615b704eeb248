import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recognise } from '../../src/core/links.ts'
import { instance } from './instances.ts'

const at = (id: string, software: Parameters<typeof instance>[1], url: string) => ({
  ...instance(id, software),
  url,
})
const pool = {
  instances: [
    at('pads', 'etherpad', 'https://pad.example/'),
    at('calls', 'jitsi', 'https://meet.example/'),
    at('below', 'etherpad', 'https://many.example/pads/'),
    at('sheets', 'ethercalc', 'https://many.example/calc/'),
    at('polls', 'framadate', 'https://date.example/'),
    at('suite', 'cryptpad', 'https://crypt.example/'),
    at('code', 'cryptpadcode', 'https://crypt.example/'),
    at('whiteboards', 'excalidraw', 'https://draw.example/'),
    at('secrets', 'privatebin', 'https://bin.example/'),
    at('drops', 'lufi', 'https://drop.example/'),
  ],
}
const found = (text: string) => {
  const answer = recognise(text, pool)
  return typeof answer === 'string'
    ? answer
    : [answer.instance?.id, answer.service, answer.url, answer.name, ...(answer.admin ? ['admin'] : [])]
}

describe('a pasted link', () => {
  it.each([
    ['https://pad.example/p/reunion', ['pads', 'pad', 'https://pad.example/p/reunion', 'reunion']],
    [
      '  https://pad.example/p/reunion?lang=fr&userName=Ana#L12 ',
      ['pads', 'pad', 'https://pad.example/p/reunion', 'reunion'],
    ],
    [
      'https://pad.example/p/R%C3%A9union/timeslider',
      ['pads', 'pad', 'https://pad.example/p/R%C3%A9union', 'Réunion'],
    ],
    ['http://pad.example/p/reunion', ['pads', 'pad', 'https://pad.example/p/reunion', 'reunion']],
    ['pad.example/p/reunion', ['pads', 'pad', 'https://pad.example/p/reunion', 'reunion']],
    ['https://many.example/pads/p/a', ['below', 'pad', 'https://many.example/pads/p/a', 'a']],
    ['https://many.example/calc/budget', ['sheets', 'calc', 'https://many.example/calc/budget', 'budget']],
    [
      'https://meet.example/Reunion#config.startWithAudioMuted=true',
      ['calls', 'visio', 'https://meet.example/Reunion', 'Reunion'],
    ],
    ['org.jitsi.meet://meet.example/Reunion', ['calls', 'visio', 'https://meet.example/Reunion', 'Reunion']],
    [
      'https://date.example/fete?utm_source=mail&lang=fr',
      ['polls', 'date', 'https://date.example/fete?lang=fr', undefined],
    ],
    [
      'https://crypt.example/sheet/#/2/sheet/edit/KEY/',
      ['suite', 'calc', 'https://crypt.example/sheet/#/2/sheet/edit/KEY/', undefined],
    ],
    [
      'https://crypt.example/code/#/2/code/edit/KEY/',
      ['code', 'pad', 'https://crypt.example/code/#/2/code/edit/KEY/', undefined],
    ],
    [
      'https://bin.example/?0123456789abcdef#KEY',
      ['secrets', 'text', 'https://bin.example/?0123456789abcdef#KEY', undefined],
    ],
    [
      'https://draw.example/#room=abc,KEY',
      ['whiteboards', 'postit', 'https://draw.example/#room=abc,KEY', undefined],
    ],
  ])('%s is told by its host', (text, expected) => expect(found(text)).toEqual(expected))

  it.each([
    'https://date.example/abcdefghijklmnopqrstuvwx/admin',
    'https://date.example/adminstuds.php?admin=abcdefghijklmnopqrstuvwx',
    'https://bin.example/?pasteid=0123456789abcdef&deletetoken=abc',
    'https://date.example/abcdefghijklmnopqrstuvwx/%61dmin',
    'https://date.example//abcdefghijklmnopqrstuvwx/admin',
    'https://date.example/index.php/abcdefghijklmnopqrstuvwx/admin',
    'https://drop.example/d/abc/TOKEN',
  ])('%s is told to own what it leads to', text => expect(found(text)).toContain('admin'))

  it.each([
    ['Réunion mardi : https://pad.example/p/reunion.', 'https://pad.example/p/reunion'],
    ['Notre pad (https://pad.example/p/reunion), à lire', 'https://pad.example/p/reunion'],
    ['« https://pad.example/p/reunion »', 'https://pad.example/p/reunion'],
    ['<https://pad.example/p/reunion>', 'https://pad.example/p/reunion'],
    ['Voir https://other.example/a_(b)', 'https://other.example/a_(b)'],
  ])('is found in a text: %s', (text, url) => expect(recognise(text, pool)).toMatchObject({ url }))

  it.each([
    ['https://pad.example@evil.example/p/x', 'https://evil.example/p/x'],
    ['https://pad.example.evil.example/p/x', 'https://pad.example.evil.example/p/x'],
    ['https://раd.example/p/x', 'https://xn--d-7sb1c.example/p/x'],
    ['https://pad.example:8443/p/x', 'https://pad.example:8443/p/x'],
    ['https://many.example/padsnot/p/a', 'https://many.example/padsnot/p/a'],
  ])('%s is not taken for the host it imitates', (text, url) =>
    expect(recognise(text, pool)).toEqual({ url }),
  )

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['reunion', 'not-a-link'],
    ['javascript:alert(1)', 'not-a-link'],
    ['data:text/html,<script>alert(1)</script>', 'not-a-link'],
    ['https://', 'not-a-link'],
    ['http://intranet.example:8080/p/x', 'insecure'],
  ])('%j cannot be opened', (text, problem) => expect(recognise(text, pool)).toBe(problem))

  it.each([
    ['https://pad.example/p/a et https://pad.example/p/b', true],
    ['https://pad.example/p/a (https://pad.example/p/a).', undefined],
    ['https://pad.example/p/a', undefined],
  ])('%s is the first of several: %s', (text, others) => {
    const found = recognise(text, pool)
    expect(found).toMatchObject({ name: 'a' })
    expect(typeof found === 'object' && found.others).toBe(others)
  })

  it('never throws, and never leads anywhere but to https', () => {
    const text = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.string({ unit: 'binary' }),
      fc.webUrl().map(url => `${url}%E0%A4`),
    )
    fc.assert(
      fc.property(text, given => {
        const answer = recognise(given, pool)
        if (typeof answer === 'object') expect(new URL(answer.url).protocol).toBe('https:')
      }),
    )
  })

  it('is only ever of the instance on whose host and below whose address it is', () => {
    const host = fc.constantFrom(
      'pad.example',
      'meet.example',
      'many.example',
      'evil.example',
      'pad.example.evil.example',
    )
    fc.assert(
      fc.property(host, fc.webPath(), fc.webQueryParameters(), (name, path, query) => {
        const answer = recognise(`https://${name}${path}?${query}`, pool)
        if (typeof answer !== 'object') return
        expect(new URL(answer.url).host).toBe(name)
        if (answer.instance) expect(new URL(answer.instance.url).host).toBe(name)
      }),
    )
  })
})

it.each([
  ['https://town.example/aide/fr/ouvrir/pad/?name=Party', true],
  ['Par ici : http://town.example/aide.', true],
  ['town.example/aide/fr/', true],
  ['https://town.example/aider/fr/', false],
  ['https://town.example/', false],
  ['https://town.example@other.example/aide/', false],
  ['https://town.example.other.example/aide/', false],
  // A kitten below the portal is one all the same.
  ['https://town.example/aide/pads/p/un', false],
])('whether "%s" leads to the portal itself: %s', (text, own) => {
  const beside = { instances: [at('beside', 'etherpad', 'https://town.example/aide/pads/')] }
  expect(recognise(text, beside, false, ['https://town.example/aide/'])).toEqual(
    own
      ? { url: expect.stringMatching(/^https:\/\/town\.example\/aide/), own }
      : expect.not.objectContaining({ own: true }),
  )
})
