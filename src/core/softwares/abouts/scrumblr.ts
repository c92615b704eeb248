import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://github.com/aliasaria/scrumblr',
  licence: 'GPL-3.0-or-later',
  browser: { sees: 'nothing' },
}

export const probe: Probe = {
  // The handshake of releases since December 2020 (server.js). Older ones, among them the French forks, take the
  // path for a board and answer its page, which creates nothing (views/index.jade).
  path: 'socketio/?EIO=4&transport=polling',
  shows: /^0\{"sid"|id="board-table"/,
  evidence: 'signature',
  marks: /id="board-table"/,
}
