import { ask, at, type Software } from './contract.ts'

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
