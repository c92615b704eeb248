import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://docs.mirotalk.com/',
  licence: 'AGPL-3.0-only',
  // Every origin is allowed on every path by default: CORS_ORIGIN in app/src/server.js.
  browser: { sees: 'answer', path: 'brand' },
}

export const probe: Probe = {
  // A room's page creates nothing: rooms are born when a socket joins. Where the host is protected it redirects
  // (app/src/server.js). client.js is the peer-to-peer edition, Room.js the SFU one.
  path: 'join/entraide-probe',
  shows: /\/js\/(?:client|Room)\.js/,
  closed: [{ reason: 'login-required', status: 302, location: /\/(?:login|whoAreYou)\b/ }],
  evidence: 'signature',
}
