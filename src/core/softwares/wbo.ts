import { ask, at, type Software, type Probe } from './contract.ts'

export default {
  label: 'WBO',
  website: 'https://github.com/lovasoa/whitebophir',
  licence: 'AGPL-3.0-or-later',
  services: ['postit'],
  takes: ['language'],
  // The portable alphabet is what its canonical names keep unchanged: lovasoa/whitebophir, canonicalizeBoardName.
  name: { alphabet: 'portable', max: 60, typed: true, lasting: true },
  // `lang` comes before the browser's wish: server/http/templating.mjs; older releases list it in board.html.
  room: (base, name, options) => ask(at(base, 'boards', name), { lang: options?.language }),
  browser: { sees: 'nothing' },
} satisfies Software

export const probe: Probe = {
  // A board is born with its first stroke, not with its page, which is refused where a token is needed.
  path: 'boards/entraide-probe',
  shows: /<title>[^<]*\bWBO\b/,
  evidence: 'functional',
  marks: /<title>[^<]*\bWBO\b/,
}
