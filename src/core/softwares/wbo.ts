import { ask, at, type Software } from './contract.ts'

export default {
  label: 'WBO',
  services: ['postit'],
  takes: ['language'],
  // The portable alphabet is what its canonical names keep unchanged: lovasoa/whitebophir, canonicalizeBoardName.
  name: { alphabet: 'portable', max: 60, typed: true, lasting: true },
  // `lang` comes before the browser's wish: server/http/templating.mjs; older releases list it in board.html.
  room: (base, name, options) => ask(at(base, 'boards', name), { lang: options?.language }),
} satisfies Software
