import type { About, Probe } from '../contract.ts'

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
