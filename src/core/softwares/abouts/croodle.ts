import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://github.com/jelhan/croodle',
  licence: 'MIT',
  browser: { sees: 'nothing' },
  // #/poll/<id>?encryptionKey=<key>: client/app/routes/poll.ts.
  keyless: fragment => fragment.replace(/\?.*/s, ''),
}

// A static page (client/app/index.html): whether polls can be saved does not show.
export const probe: Probe = {
  path: '',
  shows: /<title>Croodle<\/title>/,
  evidence: 'signature',
  marks: /<title>Croodle<\/title>/,
}
