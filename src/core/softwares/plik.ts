import { at, type Software } from './contract.ts'

export default {
  label: 'Plik',
  services: ['drop'],
  open: base => at(base, ''),
} satisfies Software
