import { at, type Software } from './contract.ts'

export default {
  label: 'Yopass',
  services: ['text'],
  open: base => at(base, ''),
} satisfies Software
