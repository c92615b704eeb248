import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { notFound, redirect } from './answers.ts'
import type { Answer, Reply, Visit } from './kitten.ts'
import { isOwnMood, serverAnswers, type Mood } from './moods.ts'
import { playable, settle, whose, type Resident, type Spot } from './residents.ts'
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
  /** The same, where it is more than text. */
  bytes: Buffer
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
  const residents: Resident<Name>[] = []
  const requests: Logged<Name>[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    // A visitor who leaves in the middle is never heard of again.
    request.on('end', () => receive(request, Buffer.concat(chunks), response, residents, requests))
  })
  const port = await listen(server)
  for (const name in litter) residents.push(settle(name, litter[name], port))

  const resident = (name: Name): Resident<Name> => {
    const found = residents.find(candidate => candidate.name === name)
    if (!found) throw new Error(`There is no kitten called ${name}.`)
    return found
  }
  return {
    port,
    url: name => resident(name).base,
    requests,
    setMood: (name, mood, delay = 1500) =>
      void Object.assign(resident(name), { mood: playable(resident(name), mood), delay }),
    reset: () => {
      requests.length = 0
      for (const each of residents) Object.assign(each, settle(each.name, each, port))
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** Any free port, which it gives back. */
async function listen(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The kittens have no port.')
  return address.port
}

function receive<Name extends string>(
  request: IncomingMessage,
  bytes: Buffer,
  response: ServerResponse,
  residents: readonly Resident<Name>[],
  requests: Logged<Name>[],
): void {
  const { method = 'GET', url = '/' } = request
  const [, path = '', search = ''] = /^([^?]*)(.*)$/s.exec(url) ?? []
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase()
  const resident = whose(residents, host, path)
  if (!resident) return give(response, notFound())

  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  )
  const body = bytes.toString()
  requests.push({ to: resident.name, host, method, path: url, headers, body, bytes })
  if (`${path}/` === resident.mount) return give(response, redirect(301, resident.base + search))
  const below = path.slice(resident.mount.length)
  const visit = { method, path: below, search, query: new URLSearchParams(search), headers, body, bytes }
  const answer = respond(resident, visit)
  if (resident.mood === 'slow') setTimeout(give, resident.delay, response, answer).unref()
  else give(response, answer)
}

function respond({ base, handler, mood }: Resident<string>, visit: Visit): Answer {
  if (isOwnMood(mood)) return handler(visit, mood)
  const answer = serverAnswers[mood](visit, base) ?? handler(visit, 'well')
  return mood === 'sealed' && typeof answer === 'object' ? sealed(answer) : answer
}

/** What Helmet sends unless told otherwise, behind a proxy that allows no other origin to read (helmetjs/helmet#343). */
function sealed({ headers, ...answer }: Reply): Reply {
  const { 'access-control-allow-origin': _, ...others } = headers
  return { ...answer, headers: { ...others, 'cross-origin-resource-policy': 'same-origin' } }
}

function give(response: ServerResponse, answer: Answer): void {
  if (answer === 'hang-up') response.destroy()
  else if (answer !== 'silence') response.writeHead(answer.status, { ...answer.headers }).end(answer.body)
}
