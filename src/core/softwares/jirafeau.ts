import { at, type Software } from './contract.ts'

export default {
  label: 'Jirafeau',
  services: ['drop'],
  open: base => at(base, ''),
} satisfies Software
