import { at, type Software } from './contract.ts'

export default {
  label: 'MiroTalk',
  services: ['visio'],
  // The client takes the path as it stands (miroslavpejic85/mirotalk public/js/client.js getRoomId); no length is set.
  name: { alphabet: 'portable', max: 60, typed: true, lasting: false },
  ephemeral: true,
  room: (base, name) => at(base, 'join', name),
} satisfies Software
