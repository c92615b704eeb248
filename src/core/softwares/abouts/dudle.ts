import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://github.com/kellerben/dudle',
  licence: 'AGPL-3.0-or-later',
  browser: { sees: 'nothing' },
}

export const probe: Probe = { path: '', evidence: 'shallow' }
