import { at, type Software, type Probe } from './contract.ts'

/** Its addresses have not been studied: the front page, and no claim beyond an answer. */
export default {
  label: 'Dudle',
  website: 'https://github.com/kellerben/dudle',
  licence: 'AGPL-3.0-or-later',
  services: ['date'],
  open: base => at(base, ''),
  browser: { sees: 'nothing' },
} satisfies Software

export const probe: Probe = { path: '', evidence: 'shallow' }
