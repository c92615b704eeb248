import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://github.com/schlagmichdoch/PairDrop',
  // awesome-selfhosted/awesome-selfhosted-data software/pairdrop.yml.
  licence: 'GPL-3.0-only',
  browser: { sees: 'nothing' },
  handovers: {
    // The parameters of its own share target (public/scripts/main.js). They pass by the host: not for secrets.
    text: { by: 'parameter', path: '?share_target=text', parameter: 'text' },
    link: { by: 'parameter', path: '?share_target=text', parameter: 'url' },
  },
}

// An unknown path redirects to the front page, so the path has to be a known one: server/server.js.
export const probe: Probe = {
  path: 'config',
  shows: /"signalingServer"/,
  evidence: 'signature',
  marks: /<title>PairDrop/,
}
