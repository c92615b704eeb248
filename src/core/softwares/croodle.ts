import { at, type Software, type Probe } from './contract.ts'

export default {
  label: 'Croodle',
  website: 'https://github.com/jelhan/croodle',
  licence: 'MIT',
  services: ['date'],
  // A hash router whose first step asks for the kind of poll: jelhan/croodle client/app/routes/create.ts.
  open: base => `${at(base, '')}#/create`,
  browser: { sees: 'nothing' },
} satisfies Software

// A static page (client/app/index.html): whether polls can be saved does not show.
export const probe: Probe = {
  path: '',
  shows: /<title>Croodle<\/title>/,
  evidence: 'signature',
  marks: /<title>Croodle<\/title>/,
}
