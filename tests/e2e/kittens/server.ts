import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { notFound, redirect } from './answers.ts'
import type { Answer, Visit } from './kitten.ts'
import { isOwnMood, serverAnswers, type Mood } from './moods.ts'
import { playable, settle, whose, type Place, type Spot } from './places.ts'
import type { KittenId } from './table.ts'

/** A request as it came. */
export interface Logged<Name extends string> {
  to: Name
  host: string
  method: string
  /** With its query. */
  path: string
  headers: Visit['headers']
  body: string
}

export interface Kittens<Name extends string> {
  port: number
  /** The address of one, with a trailing slash: an instance's `url`. */
  url: (name: Name) => string
  /** Every request to any of them since the start or the last reset, in order. */
  requests: readonly Logged<Name>[]
  /** `delay` is how late a slow one answers, in milliseconds. */
  setMood: (name: Name, mood: Mood, delay?: number) => void
  /** All are well again, remember nothing and have received nothing. */
  reset: () => void
  close: () => Promise<void>
}

/** Starts one HTTP server on loopback that is all of these instances: `startKittens({ pad: 'etherpad' })`. */
export async function startKittens<Name extends string>(
  litter: Readonly<Record<Name, KittenId | Spot>>,
): Promise<Kittens<Name>> {
  const places: Place<Name>[] = []
  const requests: Logged<Name>[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    // A visitor who leaves in the middle is never heard of again.
    request.on('end', () => receive(request, Buffer.concat(chunks).toString(), response, places, requests))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The kittens have no port.')
  const { port } = address
  for (const name in litter) places.push(settle(name, litter[name], port))

  const place = (name: Name): Place<Name> => {
    const found = places.find(candidate => candidate.name === name)
    if (!found) throw new Error(`There is no kitten called ${name}.`)
    return found
  }
  return {
    port,
    url: name => place(name).base,
    requests,
    setMood: (name, mood, delay = 1500) =>
      void Object.assign(place(name), { mood: playable(place(name), mood), delay }),
    reset: () => {
      requests.length = 0
      for (const each of places) Object.assign(each, settle(each.name, each, port))
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

function receive<Name extends string>(
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
  places: readonly Place<Name>[],
  requests: Logged<Name>[],
): void {
  const { method = 'GET', url = '/' } = request
  const [, path = '', search = ''] = /^([^?]*)(.*)$/s.exec(url) ?? []
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase()
  const place = whose(places, host, path)
  if (!place) return give(response, notFound())

  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  )
  requests.push({ to: place.name, host, method, path: url, headers, body })
  if (`${path}/` === place.mount) return give(response, redirect(301, place.base + search))
  const below = path.slice(place.mount.length)
  const visit = { method, path: below, search, query: new URLSearchParams(search), headers, body }
  const answer = respond(place, visit)
  if (place.mood === 'slow') setTimeout(give, place.delay, response, answer).unref()
  else give(response, answer)
}

function respond({ base, handler, mood }: Place<string>, visit: Visit): Answer {
  if (isOwnMood(mood)) return handler(visit, mood)
  return serverAnswers[mood](visit, base) ?? handler(visit, 'well')
}

function give(response: ServerResponse, answer: Answer): void {
  if (answer === 'hang-up') response.destroy()
  else if (answer !== 'silence') response.writeHead(answer.status, { ...answer.headers }).end(answer.body)
}
