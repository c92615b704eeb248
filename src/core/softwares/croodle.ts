import { at, type Software } from './contract.ts'

export default {
  label: 'Croodle',
  services: ['date'],
  // A hash router whose first step asks for the kind of poll: jelhan/croodle client/app/routes/create.ts.
  open: base => `${at(base, '')}#/create`,
} satisfies Software
