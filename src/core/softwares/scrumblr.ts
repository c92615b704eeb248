import { at, type Software } from './contract.ts'

export default {
  label: 'Scrumblr',
  services: ['postit'],
  // The end of the path is the board, as it stands and of any length: aliasaria/scrumblr client/script.js.
  name: { alphabet: 'portable', max: 60, typed: true, lasting: true },
  room: (base, name) => at(base, name),
} satisfies Software
