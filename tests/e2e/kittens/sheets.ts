import { always, badRequest, everyOrigin, json, notFound, page, redirect, text } from './answers.ts'
import type { Handler, Kitten, Reply } from './kitten.ts'
import { engine3 } from './sockets.ts'
import { decoded, randomHex, routes } from './visits.ts'

/** EtherCalc before its rewrite of 2026, as Framacalc runs it: it tells everybody the names of all sheets. */
export const ethercalc: Kitten = {
  moods: [],
  at: base => {
    const sheets = new Set<string>()
    let crashed = false
    const alive = routes(
      {
        ...starts(base),
        '_exists/*': (_visit, _mood, rest) => json(sheets.has(rest)),
        _rooms: () => json([...sheets]),
        _roomlinks: () => json([...sheets].map(sheet => `<a href="${base}${sheet}">${sheet}</a>`)),
        _roomtimes: () => json(Object.fromEntries([...sheets].map(sheet => [sheet, 0]))),
        'socket.io/': engine3,
      },
      (_visit, _mood, path) => {
        // Each sheet is a file, and a name that the disk refuses ends the process.
        crashed = Buffer.byteLength(path) > 230
        return crashed ? 'hang-up' : sheet(path, sheets)
      },
    )
    const handler: Handler = (visit, mood) => (crashed ? 'hang-up' : alive(visit, mood))
    return always({ 'x-powered-by': 'Zappa 0.5.0' }, handler)
  },
}

/** EtherCalc since 2026: longer names, no list of sheets, and open to every origin. */
export const ethercalc2026: Kitten = {
  moods: [],
  at: base =>
    always(
      { ...everyOrigin, 'x-robots-tag': 'noindex' },
      routes(
        {
          ...starts(base),
          _health: () => json({ status: 'ok', version: '0.20260717.0', now: 0 }),
          // packages/worker/src/routes/rooms.ts, where the host hides which sheets exist.
          _rooms: () => text('_rooms not available with CORS', 403),
          '_exists/*': () => text('_exists not available with CORS', 403),
        },
        (_visit, _mood, path) => (path.length > 2048 ? badRequest() : sheet(path, new Set())),
      ),
    ),
}

const starts = (base: string) => ({
  '': () => start(),
  _start: () => start(),
  _new: () => redirect(302, `${base}${randomHex(6)}`),
  '=_new': () => redirect(302, `${base}=${randomHex(6)}`),
})

const marks = '<script src="./static/ethercalc.js"></script>'

const start = (): Reply =>
  page({ software: 'ethercalc', place: 'home', title: 'EtherCalc - Share the URL', marks })

/** The name is taken from the address as it is written, encoding included, and it goes through several patterns. */
function sheet(path: string, sheets: Set<string>): Reply {
  const name = decoded(path)
  if (name === undefined) return badRequest()
  const mode = /^([^/]+)\/(edit|view|app)$/.exec(path)
  if (mode) return redirect(302, `../${mode[1]}?auth=${mode[2] === 'view' ? '0' : '1'}`)
  if (path.includes('/')) return notFound()
  if (/\.(csv|html|xlsx|ods|fods|md)$/.test(path)) return text('', 404)
  if (path.startsWith('_') || path.includes('*')) return start()
  // An encoded equals sign is not the mark of a workbook, and everybody who sends one lands in the same.
  if (/^%3d/i.test(path)) return room(sheets, 'foobar', 'multi')
  if (path.startsWith('=')) return room(sheets, path.slice(1), 'multi')
  // The name becomes a regular expression on the way to its socket.
  if (/[()[\]]/.test(name))
    return page({ software: 'ethercalc', place: 'error', title: 'EtherCalc: Disconnected' })
  return room(sheets, path)
}

function room(sheets: Set<string>, key: string, kind?: 'multi'): Reply {
  sheets.add(key)
  return page({
    software: 'ethercalc',
    place: 'room',
    title: `EtherCalc - Share the URL (${key})`,
    room: key,
    data: { kind },
    marks,
    // A fragment wins over the path.
    script: 'if (location.hash.length > 1) document.body.dataset.room = location.hash.slice(1)',
  })
}
