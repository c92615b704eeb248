import { at, type Software, type Probe } from './contract.ts'

/** Its addresses have not been studied: the front page, and no claim beyond an answer. */
export default {
  label: 'File2Link',
  website: 'https://framagit.org/kepon/file2link',
  licence: 'Beerware',
  services: ['drop'],
  open: base => at(base, ''),
  browser: { sees: 'nothing' },
} satisfies Software

export const probe: Probe = { path: '', evidence: 'shallow' }
