import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://framagit.org/kepon/file2link',
  licence: 'Beerware',
  browser: { sees: 'nothing' },
}

export const probe: Probe = { path: '', evidence: 'shallow' }
