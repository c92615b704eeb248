import { at, type About, type Probe, type Software } from './contract.ts'

/** Its addresses have not been studied: the front page, and no claim beyond an answer. */
export default {
  label: 'File2Link',
  services: ['drop'],
  open: base => at(base, ''),
} satisfies Software

export const about: About = {
  website: 'https://framagit.org/kepon/file2link',
  licence: 'Beerware',
  browser: { sees: 'nothing' },
}

export const probe: Probe = { path: '', evidence: 'shallow' }
