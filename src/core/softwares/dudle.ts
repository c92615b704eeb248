import { at, type About, type Probe, type Software } from './contract.ts'

/** Its addresses have not been studied: the front page, and no claim beyond an answer. */
export default {
  label: 'Dudle',
  services: ['date'],
  open: base => at(base, ''),
} satisfies Software

export const about: About = {
  website: 'https://github.com/kellerben/dudle',
  licence: 'AGPL-3.0-or-later',
  browser: { sees: 'nothing' },
}

export const probe: Probe = { path: '', evidence: 'shallow' }
