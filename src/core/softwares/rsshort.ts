import { at, type About, type Probe, type Software } from './contract.ts'

export default {
  label: 'rs-short',
  services: ['link'],
  // Its captcha lives in a SameSite=Strict cookie, so nothing can be handed over: lacontrevoie/rs-short src/main.rs.
  open: base => at(base, ''),
} satisfies Software

export const about: About = {
  website: 'https://git.42l.fr/42l/rs-short',
  // awesome-selfhosted/awesome-selfhosted-data software/rs-short.yml.
  licence: 'MPL-2.0',
  admin: /^[^/]+\/admin\//,
  browser: { sees: 'nothing' },
}

export const probe: Probe = { path: '', shows: /id="url_to"/, evidence: 'signature', marks: /id="url_to"/ }
