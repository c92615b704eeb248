import { at, type Software } from './contract.ts'

export default {
  label: 'PrivateBin',
  services: ['text'],
  open: base => at(base, ''),
} satisfies Software
