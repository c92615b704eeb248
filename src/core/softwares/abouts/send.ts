import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://gitlab.com/timvisee/send',
  licence: 'MPL-2.0',
  browser: { sees: 'nothing' },
  // /download/<id>/#<secret>: app/ownedFile.js.
  keyless: () => '',
}

// 200 only while its storage answers, 500 otherwise: timvisee/send server/routes/index.js.
export const probe: Probe = {
  path: '__heartbeat__',
  shows: /^OK\s*$/,
  evidence: 'functional',
  // The page's settings say whether an account is asked for: server/initScript.js, app/user.js loginRequired.
  gate: { path: '', closed: [{ reason: 'login-required', shows: /"fxa_required":\s*true/ }] },
}
