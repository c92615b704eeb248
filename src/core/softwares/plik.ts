import { at, type Software, type Probe } from './contract.ts'

export default {
  label: 'Plik',
  website: 'https://github.com/root-gg/plik',
  licence: 'MIT',
  services: ['drop'],
  open: base => at(base, ''),
  browser: { sees: 'nothing' },
  // Quick mode: the answer is the bare address, in plain text (documentation/api.md, server/handlers/add_file.go).
  handovers: { file: { by: 'form', path: '', field: 'file', multipart: true } },
} satisfies Software

export const probe: Probe = {
  // `health` says "ok" whatever the settings; these tell who may send: root-gg/plik server/common/config.go.
  path: 'config',
  shows: /"maxFilePerUpload"/,
  closed: [{ reason: 'login-required', shows: /"feature_authentication":\s*"forced"/ }],
  evidence: 'signature',
  marks: /ng-app="plik"/,
}
