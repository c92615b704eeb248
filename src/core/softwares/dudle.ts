import { at, type Software } from './contract.ts'

/** Its addresses have not been studied: the front page, and no claim beyond an answer. */
export default {
  label: 'Dudle',
  services: ['date'],
  open: base => at(base, ''),
} satisfies Software
