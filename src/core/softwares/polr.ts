import { at, type Software } from './contract.ts'

export default {
  label: 'Polr',
  services: ['link'],
  open: base => at(base, ''),
} satisfies Software
