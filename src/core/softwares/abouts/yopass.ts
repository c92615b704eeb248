import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://github.com/jhaals/yopass',
  licence: 'Apache-2.0',
  // Every origin is allowed by default: cmd/yopass-server/main.go, cors-allow-origin.
  browser: { sees: 'answer', path: 'ready' },
  // #/s/<id>/<key>, #/f/<id>/<key> for a file: website/src/displaySecret/Result.tsx.
  keyless: fragment => fragment.replace(/^(#\/\w+\/[^/]*).*/s, '$1'),
}

// Ready once its database answers, 503 otherwise: jhaals/yopass pkg/server/health.go.
export const probe: Probe = {
  path: 'ready',
  shows: /"status":\s*"ready"/,
  evidence: 'functional',
  // What the page itself asks first: cmd/yopass-server/main.go, require-auth and read-only.
  gate: {
    path: 'config',
    closed: [
      { reason: 'login-required', shows: /"REQUIRE_AUTH":\s*true/ },
      { reason: 'full', shows: /"READ_ONLY":\s*true/ },
    ],
  },
}
