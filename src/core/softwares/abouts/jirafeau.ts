import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://gitlab.com/jirafeau/Jirafeau',
  licence: 'AGPL-3.0-or-later',
  browser: { sees: 'nothing' },
}

export const probe: Probe = {
  // The form is shown once the storage folders have been checked and to those who may send (index.php of
  // Jirafeau/Jirafeau on gitlab.com); the answer to script.php?get_version would tell neither.
  path: '',
  shows: /id="file_select"/,
  closed: [{ reason: 'login-required', shows: /type ?= ?"password"\s+name ?= ?"upload_password"/ }],
  evidence: 'functional',
  marks: /lib\/functions\.js\.php/,
}
