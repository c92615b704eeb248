import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://framagit.org/fiat-tux/hat-softwares/lstu',
  licence: 'WTFPL',
  browser: { sees: 'presence', path: '' },
  // Creates and shows the link. About three in a row ban the sender for an hour, then for thirty days
  // (lib/Lstu/Controller/URL.pm): one per click, never again on failure.
  handovers: { link: { by: 'form', path: 'a', fields: { link: 'lsturl' }, bans: true } },
}

export const probe: Probe = {
  // Counts in the database: ldidry/lstu lib/Lstu/Controller/Stats.pm. No code left means no new link.
  path: 'fullstats',
  shows: /"empty":\s*"?\d/,
  closed: [{ reason: 'full', shows: /"empty":\s*"?0\b/ }],
  evidence: 'functional',
  // The front page sends to the login where there are accounts: lib/Lstu.pm.
  gate: { path: '', closed: [{ reason: 'login-required', status: 302, location: /\/login\b/ }] },
  marks: /<title>Lstu<\/title>/,
}
