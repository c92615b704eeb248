import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://github.com/lovasoa/whitebophir',
  licence: 'AGPL-3.0-or-later',
  browser: { sees: 'nothing' },
}

export const probe: Probe = {
  // A board is born with its first stroke, not with its page, which is refused where a token is needed.
  path: 'boards/entraide-probe',
  shows: /<title>[^<]*\bWBO\b/,
  evidence: 'functional',
  marks: /<title>[^<]*\bWBO\b/,
}
