import { at, type Software } from './contract.ts'

export default {
  label: 'YOURLS',
  services: ['link'],
  open: base => at(base, ''),
} satisfies Software
