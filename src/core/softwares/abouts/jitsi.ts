import type { About, Probe } from '../contract.ts'

/** As the web page itself makes them: jitsi/jitsi-meet react/features/deep-linking/functions.web.ts. */
function app(address: string): { ios: string; android: string } {
  const { host, pathname } = new URL(address)
  return {
    ios: `org.jitsi.meet://${host}${pathname}`,
    android: `intent://${host}${pathname}#Intent;scheme=org.jitsi.meet;package=org.jitsi.meet;end`,
  }
}

export const about: About = {
  website: 'https://jitsi.org/jitsi-meet/',
  licence: 'Apache-2.0',
  app,
  // Prosody reflects the origin by default (mod_bosh, 0.12).
  browser: { sees: 'answer', path: 'http-bind' },
}

export const probe: Probe = {
  // A room's page is 200 even with the XMPP server dead; its BOSH endpoint is not. Neither the video bridge nor
  // whether guests must wait for a moderator can be seen without joining.
  path: 'http-bind',
  shows: /BOSH/,
  evidence: 'signature',
  // Whoever opens a room needs an account where guests have a domain of their own (jitsi/handbook,
  // docs/devops-guide/secure-domain.md) or a token comes from another site (tokenAuthUrl in config.js). Starting a
  // session would say the same, but by a POST and for a minute of the server's memory. Examples are commented out.
  gate: {
    path: 'config.js',
    closed: [
      { reason: 'login-required', shows: /^(?:(?!\/\/|\/\*).)*\banonymousdomain['"]?\s*[:=]\s*['"]/m },
      {
        reason: 'login-required',
        shows: /^(?:(?!\/\/|\/\*).)*\btokenAuthUrl['"]?\s*[:=]\s*(?:true|['"]\w)/m,
      },
    ],
  },
  marks: /\binterfaceConfig\b|libs\/lib-jitsi-meet/,
}
