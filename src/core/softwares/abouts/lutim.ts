import type { About, Probe } from '../contract.ts'

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
