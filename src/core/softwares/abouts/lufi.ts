import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://framagit.org/fiat-tux/hat-softwares/lufi',
  licence: 'AGPL-3.0-or-later',
  // It deletes: lib/Lufi.pm (`/d/:short/:token`).
  admin: /^d\/[^/]+\/[^/]+/,
  browser: { sees: 'nothing' },
  // /r/<short>#<key>: themes/default/public/js/lufi-up.js.
  keyless: () => '',
}

export const probe: Probe = {
  // The tool's own word on whether it takes files, and from whom (Misc.pm config_infos). Its watch command stops
  // uploads when the disk is full.
  path: 'about/config',
  shows: /"stop_upload":\s*false/,
  closed: [
    { reason: 'login-required', shows: /"need_authentication":\s*true/ },
    { reason: 'full', shows: /"stop_upload":\s*true/ },
  ],
  evidence: 'functional',
}
