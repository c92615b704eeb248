import { at, type Software, type Probe } from './contract.ts'

export default {
  label: 'Jirafeau',
  website: 'https://gitlab.com/jirafeau/Jirafeau',
  licence: 'AGPL-3.0-or-later',
  services: ['drop'],
  open: base => at(base, ''),
  browser: { sees: 'nothing' },
} satisfies Software

export const probe: Probe = {
  // The form is shown once the storage folders have been checked and to those who may send (index.php of
  // Jirafeau/Jirafeau on gitlab.com); the answer to script.php?get_version would tell neither.
  path: '',
  shows: /id="file_select"/,
  closed: [{ reason: 'login-required', shows: /type ?= ?"password"\s+name ?= ?"upload_password"/ }],
  evidence: 'functional',
  marks: /lib\/functions\.js\.php/,
}
