import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://framagit.org/pollaris/pollaris',
  licence: 'AGPL-3.0-or-later',
  // The second word is the author's token: src/Controller/PollsController.php.
  admin: /^polls\/[^/]+\/[\w-]{16,}\//,
  browser: { sees: 'nothing' },
}

export const probe: Probe = {
  path: 'polls/new?type=date',
  shows: /name="poll\[title\]"/,
  closed: [{ reason: 'login-required', status: 302, location: /\/login\b/ }],
  evidence: 'signature',
  marks: /name="poll\[title\]"/,
}
