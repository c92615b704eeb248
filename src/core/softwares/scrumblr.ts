import { at, type Software, type Probe } from './contract.ts'

export default {
  label: 'Scrumblr',
  website: 'https://github.com/aliasaria/scrumblr',
  licence: 'GPL-3.0-or-later',
  services: ['postit'],
  // The end of the path is the board, as it stands and of any length: aliasaria/scrumblr client/script.js.
  name: { alphabet: 'portable', max: 60, typed: true, lasting: true },
  room: (base, name) => at(base, name),
  browser: { sees: 'nothing' },
} satisfies Software

export const probe: Probe = {
  // The handshake of releases since December 2020 (server.js). Older ones, among them the French forks, take the
  // path for a board and answer its page, which creates nothing (views/index.jade).
  path: 'socketio/?EIO=4&transport=polling',
  shows: /^0\{"sid"|id="board-table"/,
  evidence: 'signature',
  marks: /id="board-table"/,
}
