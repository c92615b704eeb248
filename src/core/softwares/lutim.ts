import { at, type About, type Probe, type Software } from './contract.ts'

export default {
  label: 'Lutim',
  services: ['pictures'],
  takes: ['language'],
  // Sets a cookie, then redirects to wherever the visitor comes from, another site included, and to the front page
  // only without Referer: open it with noreferrer. ldidry/lutim lib/Lutim/Controller/Image.pm change_lang.
  open: (base, options) => (options?.language ? at(base, 'lang', options.language) : at(base, '')),
} satisfies Software

export const about: About = {
  website: 'https://framagit.org/fiat-tux/hat-softwares/lutim',
  licence: 'AGPL-3.0-only',
  // It deletes: lib/Lutim.pm.
  admin: /^d\/[^/]+\/[^/]+/,
  browser: { sees: 'presence', path: '' },
  // Answers with the page of links, unless the host set `disable_api` (Image.pm add). Without a delay it keeps the
  // picture as long as it can; delays and size are those of lutim.conf.template.
  handovers: {
    picture: {
      by: 'form',
      path: '',
      fields: { file: 'file', days: 'delete-day', once: 'first-view' },
      multipart: true,
      days: [1, 7, 30, 365, 0],
      maxSize: 10_485_760,
    },
  },
}

export const probe: Probe = {
  // The tool's own word on whether it takes pictures (Image.pm infos); from whom, the front page tells.
  path: 'infos',
  shows: /"upload_enabled":\s*true/,
  closed: [{ reason: 'full', shows: /"upload_enabled":\s*false/ }],
  evidence: 'functional',
  gate: {
    path: '',
    closed: [
      { reason: 'login-required', status: 302, location: /\/login\b/ },
      { reason: 'login-required', shows: /type=["']password["']/ },
    ],
  },
}
