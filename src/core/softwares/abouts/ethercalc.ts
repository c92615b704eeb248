import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://ethercalc.net/',
  // Its own code is CC0; SocialCalc, the sheet inside, is CPAL (YunoHost-Apps/ethercalc_ynh manifest.toml).
  licence: 'CPAL-1.0',
  // Engine.IO 3 reflects the origin on its handshake; the rewrite allows every origin everywhere.
  browser: { sees: 'answer', path: 'socket.io/?EIO=3&transport=polling' },
}

export const probe: Probe = {
  // Any other path is answered 200 with the application's page; this one reads the storage: audreyt/ethercalc
  // src/main.ls.
  path: '_exists/entraide-probe',
  shows: /^\s*(?:true|false)\s*$/,
  evidence: 'functional',
  // Where the host hides which sheets exist: packages/worker/src/routes/rooms.ts of the rewrite of 2026.
  or: { status: 403, shows: /^_exists not available/, evidence: 'signature' },
  marks: /<title>EtherCalc - Share the URL|\/static\/ethercalc\.js/,
}
