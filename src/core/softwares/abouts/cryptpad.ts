import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://cryptpad.org/',
  licence: 'AGPL-3.0-or-later',
  browser: { sees: 'nothing' },
  // The key makes the document's own number too: www/common/common-hash.js.
  keyless: () => '',
}

export const probe: Probe = {
  // Written by the Node server (lib/http-worker.js), with whether everybody comes in by single sign-on.
  path: 'api/config',
  shows: /"websocketPath"|"httpSafeOrigin"/,
  closed: [{ reason: 'login-required', shows: /"sso":\s*\{[^}]*"force":\s*1/ }],
  evidence: 'signature',
  // A static script that the page obeys: www/common/sframe-common.js. Examples of it are commented out.
  gate: {
    path: 'customize/application_config.js',
    closed: [
      { reason: 'login-required', shows: /^[^\n/]*\bdisableAnonymousPadCreation\s*=\s*true/m },
      { reason: 'login-required', shows: /^[^\n/]*\bdisableAnonymousStore\s*=\s*true/m },
    ],
  },
  marks: /\/customize\/pre-loading\.js|data-bootload="main\.js"/,
}
