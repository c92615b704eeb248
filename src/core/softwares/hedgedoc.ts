import { at, type Software } from './contract.ts'

export default {
  label: 'HedgeDoc',
  services: ['pad'],
  // A name of one's own needs `allowFreeURL`, which is off by default: hedgedoc/hedgedoc lib/config/default.js.
  open: base => at(base, 'new'),
} satisfies Software
