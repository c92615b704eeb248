import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://git.42l.fr/42l/rs-short',
  // awesome-selfhosted/awesome-selfhosted-data software/rs-short.yml.
  licence: 'MPL-2.0',
  admin: /^[^/]+\/admin\//,
  browser: { sees: 'nothing' },
}

export const probe: Probe = { path: '', shows: /id="url_to"/, evidence: 'signature', marks: /id="url_to"/ }
