import { ask, at, type About, type Probe, type Software } from './contract.ts'

export default {
  label: 'Pollaris',
  services: ['date'],
  takes: ['poll'],
  // The types of src/Entity/Poll.php, read by src/Controller/PollsController.php (pollaris/pollaris on framagit).
  open: (base, options) =>
    ask(at(base, 'polls', 'new'), { type: options?.poll === 'choices' ? 'classic' : 'date' }),
} satisfies Software

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
