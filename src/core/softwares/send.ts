import { at, type Software } from './contract.ts'

export default {
  label: 'Send',
  services: ['drop'],
  open: base => at(base, ''),
} satisfies Software
