import { expect, it } from 'vitest'
import { appOf } from '../../../src/core/myrooms/app.ts'
import type { Room } from '../../../src/core/myrooms/room.ts'

const call: Room = {
  ...{ id: 'a', service: 'visio', software: 'jitsi', name: 'Réunion', host: 'Infini', createdAt: 0 },
  url: 'https://host.test/reunion',
}

it.each([
  ['Mozilla/5.0 (Linux; Android 15) Firefox/145.0', call, /^intent:\/\/host\.test\/reunion#/],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)', call, /^org\.jitsi\.meet:/],
])('leads a device that is %s into the application', (agent, room, address) => {
  expect(appOf(room, agent)).toEqual({ address: expect.stringMatching(address), software: 'Jitsi Meet' })
})

it.each([
  ['a computer', 'Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0', call],
  ['a software without one', 'Android', { ...call, software: 'etherpad' }],
  ['a room of nobody knows what software', 'Android', { ...call, software: undefined }],
] as const)('offers none for %s', (_, agent, room) => {
  expect(appOf(room as Room, agent)).toBeUndefined()
})
