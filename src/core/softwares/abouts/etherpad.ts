import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://etherpad.org/',
  licence: 'Apache-2.0',
  // Allows every origin since 1.8.3 and is served before the login: src/node/hooks/express/openapi.ts.
  browser: { sees: 'answer', path: 'api/openapi.json', method: 'HEAD' },
}

export const probe: Probe = {
  // The page creates nothing: a pad is born when its socket joins. /health and /api stay 200 behind a login
  // (src/node/hooks/express.ts registers them first), so only a pad's page proves that pads open.
  path: 'p/entraide-probe',
  shows: /editorcontainerbox|padbootstrap-/,
  closed: [{ reason: 'login-required', status: 401 }],
  evidence: 'functional',
  marks: /id="editorcontainerbox"|\bpadbootstrap-/,
}
