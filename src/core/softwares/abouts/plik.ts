import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://github.com/root-gg/plik',
  licence: 'MIT',
  browser: { sees: 'nothing' },
  // Quick mode: the answer is the bare address, in plain text (documentation/api.md, server/handlers/add_file.go).
  handovers: { file: { by: 'form', path: '', fields: { file: 'file' }, multipart: true } },
}

export const probe: Probe = {
  // `health` says "ok" whatever the settings; these tell who may send: root-gg/plik server/common/config.go.
  path: 'config',
  shows: /"maxFilePerUpload"/,
  closed: [{ reason: 'login-required', shows: /"feature_authentication":\s*"forced"/ }],
  evidence: 'signature',
  marks: /ng-app="plik"/,
}
