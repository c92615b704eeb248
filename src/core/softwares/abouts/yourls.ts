import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://yourls.org/',
  licence: 'MIT',
  browser: { sees: 'nothing' },
  // The public front page made from sample-public-front-page.txt. Opening it creates at once: not a prefill.
  handovers: { link: { by: 'parameter', path: '', parameter: 'url' } },
}

export const probe: Probe = {
  // Never the front page with `url`, which creates. The API answers once the database is there, and only to
  // members where the instance is private: YOURLS/YOURLS yourls-api.php.
  path: 'yourls-api.php?action=version&format=json',
  shows: /"version"/,
  closed: [{ reason: 'login-required', status: 403, shows: /Please log in/ }],
  evidence: 'functional',
  marks: /content="YOURLS \d/,
}
