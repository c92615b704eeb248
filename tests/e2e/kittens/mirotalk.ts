import { always, badRequest, everyOrigin, json, page, redirect } from './answers.ts'
import type { Answer, Kitten, OwnMood, Visit } from './kitten.ts'
import { onlyWebsockets } from './sockets.ts'
import { decoded, randomHex, routes } from './visits.ts'

/** MiroTalk P2P: every answer may be read from every origin. */
export const mirotalk: Kitten = {
  moods: ['login'],
  at: base =>
    always(
      everyOrigin,
      routes(
        {
          '': (_visit, mood) => (mood === 'login' ? redirect(302, `${base}login`) : landing()),
          login: () => page({ software: 'mirotalk', place: 'login', title: 'MiroTalk login' }),
          newcall: landing,
          brand: () => json({ message: { app: { name: 'MiroTalk P2P' } } }),
          stats: () => json({ enabled: true, src: 'https://stats.example/script.js' }),
          'api/v1/activeRooms': () => json({ error: 'This endpoint has been disabled.' }, 403),
          'socket.io/': onlyWebsockets,
          'whoAreYou/*': (_visit, _mood, rest) =>
            page({ software: 'mirotalk', place: 'login', title: 'MiroTalk waiting room', room: rest }),
          'join/random': () => redirect(302, `${base}join/${randomHex(8)}`),
          'join/*': (_visit, mood, rest) => join(base, mood, rest),
          join: (visit, mood) => joinByQuery(base, visit, mood),
        },
        (_visit, _mood, path) => (path.includes('/') ? landing() : redirect(302, `${base}join/${path}`)),
      ),
    ),
}

const landing = (): Answer =>
  page({ software: 'mirotalk', place: 'home', title: 'MiroTalk', html: '<a href="newcall">New call</a>' })

/** In the path the page does not decode the name, so `%C3%A9` is part of the room's key. */
function join(base: string, mood: OwnMood, rest: string): Answer {
  const name = decoded(rest)
  if (name === undefined) return badRequest()
  if (name === '..') return redirect(301, base)
  return rest === '' || rest.includes('/') ? landing() : call(base, mood, rest)
}

/** In the query it does. */
function joinByQuery(base: string, visit: Visit, mood: OwnMood): Answer {
  const name = visit.query.get('room')
  return name ? call(base, mood, name) : landing()
}

/** On a protected host, a room that nobody with an account has opened keeps guests outside. */
const call = (base: string, mood: OwnMood, room: string): Answer =>
  mood === 'login'
    ? redirect(302, `${base}whoAreYou/${encodeURIComponent(room)}`)
    : page({
        software: 'mirotalk',
        place: 'room',
        title: `MiroTalk: ${room}`,
        room,
        marks: '<script src="../js/client.js"></script>',
      })
