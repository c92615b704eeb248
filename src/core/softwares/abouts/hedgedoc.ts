import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://hedgedoc.org/',
  licence: 'AGPL-3.0-only',
  browser: { sees: 'nothing' },
}

export const probe: Probe = {
  // `new` writes a note each time. The front page offers it to guests only where they may write
  // (public/views/index/body.ejs); the link for members is always there, hidden in another block.
  path: '',
  shows: /<div class="ui-signin"[^>]*>\s*<a [^>]*href="[^"]*\/new"/,
  closed: [{ reason: 'login-required', shows: /<div class="ui-signin"[^>]*>\s*<(?:button|\/div)/ }],
  evidence: 'signature',
}
