import { askingOrigin, json, text } from './answers.ts'
import type { Reply, Visit } from './kitten.ts'

// What a plain GET gets from the Engine.IO below socket.io: the proof that the real-time part of a tool is alive.

const session = '{"sid":"l0opbackk1tten","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000}'

/** socket.io 3 and 4. It allows no other origin unless told to. */
export const engine4 = (visit: Visit): Reply => opening(visit, '4') ?? text(`0${session}`)

/** socket.io 1 and 2: it allows any origin that asks, and puts bytes around the text that are no UTF-8. */
export function engine3(visit: Visit): Reply {
  const frame = [0, ...Array.from(String(session.length + 1), Number), 255]
  const body = Buffer.concat([Buffer.from(frame), Buffer.from(`0${session}`)])
  const headers = { 'content-type': 'application/octet-stream', ...askingOrigin(visit) }
  return opening(visit, '3') ?? { status: 200, headers, body }
}

/** What is wrong with the way this visit opens a session, if anything. */
function opening(visit: Visit, version: string): Reply | undefined {
  if (visit.query.get('EIO') !== version)
    return json({ code: 5, message: 'Unsupported protocol version' }, 400)
  if (visit.query.get('transport') !== 'polling') return onlyWebsockets()
  return undefined
}

/** A healthy server that takes websockets only. */
export const onlyWebsockets = (): Reply => json({ code: 0, message: 'Transport unknown' }, 400)
