import { ask, at, type About, type Probe, type Software } from './contract.ts'

export default {
  label: 'PsiTransfer',
  services: ['drop'],
  // Whoever knows the id can add to it, so nothing of it is typed. Downloading all at once accepts a-z and 0-9 only:
  // psi-4ward/psitransfer lib/endpoints.js. No length is set.
  name: { alphabet: 'alphanumeric', max: 60, typed: false, lasting: true },
  // app/src/Upload/store/upload.js getSid and shareUrl.
  room: (base, name) => ask(at(base, ''), { sid: name }),
  share: (base, name) => at(base, name),
} satisfies Software

export const about: About = {
  website: 'https://github.com/psi-4ward/psitransfer',
  licence: 'BSD-2-Clause',
  // tus answers its preflight to every origin: lib/tusboy/handlers/options.js.
  browser: { sees: 'answer', path: 'files/', method: 'OPTIONS' },
  // tus 1.0, with the bucket's id in the metadata: lib/endpoints.js.
  handovers: { file: { by: 'api', path: 'files/', accept: '*/*' } },
}

export const probe: Probe = {
  path: 'config.json',
  shows: /"retentions"/,
  closed: [{ reason: 'login-required', status: 401 }],
  evidence: 'signature',
  marks: /<title>PsiTransfer/,
}
