import { ask, at, type Software } from './contract.ts'

export default {
  label: 'Etherpad',
  services: ['pad'],
  takes: ['language'],
  // 50 UTF-16 units: ether/etherpad-lite src/node/db/PadManager.ts isValidPadId, and the form's maxlength.
  name: { alphabet: 'portable', max: 50, typed: true, lasting: true },
  // `lang` among the guests' parameters: ether/etherpad-lite src/static/js/pad.ts getParameters.
  room: (base, name, options) => ask(at(base, 'p', name), { lang: options?.language }),
} satisfies Software
