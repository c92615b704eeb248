import { at, type Software } from './contract.ts'

export default {
  label: 'Lstu',
  services: ['link'],
  open: base => at(base, ''),
} satisfies Software
