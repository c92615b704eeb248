import { ask, at, type About, type Probe, type Software } from './contract.ts'

export default {
  label: 'WBO',
  services: ['postit'],
  takes: ['language'],
  // The portable alphabet is what its canonical names keep unchanged: lovasoa/whitebophir, canonicalizeBoardName.
  name: { alphabet: 'portable', max: 60, typed: true, lasting: true },
  // `lang` comes before the browser's wish: server/http/templating.mjs; older releases list it in board.html.
  room: (base, name, options) => ask(at(base, 'boards', name), { lang: options?.language }),
} satisfies Software

export const about: About = {
  website: 'https://github.com/lovasoa/whitebophir',
  licence: 'AGPL-3.0-or-later',
  browser: { sees: 'nothing' },
}

export const probe: Probe = {
  // A board is born with its first stroke, not with its page, which is refused where a token is needed.
  path: 'boards/entraide-probe',
  shows: /<title>[^<]*\bWBO\b/,
  evidence: 'functional',
  marks: /<title>[^<]*\bWBO\b/,
}
