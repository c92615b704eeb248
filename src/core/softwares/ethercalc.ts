import { at, type Software } from './contract.ts'

export default {
  label: 'EtherCalc',
  services: ['calc'],
  // A name of about 230 bytes stops a server that stores in files, which is the default without Redis.
  name: { alphabet: 'portable', max: 60, typed: true, lasting: true },
  room: (base, name) => at(base, name),
} satisfies Software
