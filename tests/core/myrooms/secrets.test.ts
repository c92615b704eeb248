import { describe, expect, it } from 'vitest'
import { deletionOf, keyless, withKeysOf } from '../../../src/core/myrooms/secrets.ts'
import type { SoftwareId } from '../../../src/core/softwares/index.ts'
import { room } from './samples.ts'

describe('an address is kept without its key', () => {
  it.each<[SoftwareId | undefined, string, string]>([
    ['privatebin', 'https://h.test/?0123#4XhsAe', 'https://h.test/?0123'],
    ['privatebin', 'https://h.test/?0123#-4XhsAe', 'https://h.test/?0123'],
    ['send', 'https://h.test/download/01/#S3cr3t', 'https://h.test/download/01/'],
    ['lufi', 'https://h.test/r/abc#key', 'https://h.test/r/abc'],
    ['cryptpad', 'https://h.test/pad/#/2/pad/edit/abc/', 'https://h.test/pad/'],
    ['cryptpadcode', 'https://h.test/code/#/2/code/edit/abc/', 'https://h.test/code/'],
    ['croodle', 'https://h.test/#/poll/12?encryptionKey=abc', 'https://h.test/#/poll/12'],
    [
      'croodle',
      'https://h.test/#/poll/12/participation?encryptionKey=abc',
      'https://h.test/#/poll/12/participation',
    ],
    ['yopass', 'https://h.test/#/s/12-34/key', 'https://h.test/#/s/12-34'],
    ['excalidraw', 'https://h.test/#room=un,AAECAwQFBgcICQoLDA0ODw', 'https://h.test/#room=un'],
    [undefined, 'https://h.test/a#AAECAwQFBgcICQoLDA0ODw', 'https://h.test/a'],
    [undefined, 'https://h.test/a#k=A1b2C3d4.E5f6G7h8', 'https://h.test/a'],
    [undefined, 'https://h.test/a#tiger%20lamp%20orbit', 'https://h.test/a'],
    [undefined, 'https://h.test/a#pass:Xy7', 'https://h.test/a'],
  ])('%s: %s', (software, url, without) => {
    const kept = keyless(room({ url, ...(software && { software }) }))
    expect([kept.url, kept.keyless]).toEqual([without, true])
    expect(keyless(kept)).toEqual(kept)
  })

  it.each<[SoftwareId | undefined, string]>([
    ['jitsi', 'https://h.test/un#config.startWithAudioMuted=true'],
    ['etherpad', 'https://h.test/p/un'],
    ['privatebin', 'https://h.test/'],
    ['yopass', 'https://h.test/#/s/12-34'],
    ['croodle', 'https://h.test/#/create'],
    [undefined, 'https://h.test/guide#chapitre-2'],
    [undefined, 'https://h.test/#/poll/12/answers'],
  ])('which %s does not have in %s', (software, url) => {
    const plain = room({ url, ...(software && { software }) })
    expect(keyless(plain)).toBe(plain)
  })
})

it('gives a key back to the same address only', () => {
  const whole = room({ software: 'send', url: 'https://h.test/download/1/#key' })
  const stored = keyless({ ...whole, name: 'Nouveau' })
  expect(withKeysOf([stored], [whole])).toEqual([{ ...whole, name: 'Nouveau' }])
  const moved = { ...stored, url: 'https://h.test/download/2/' }
  expect(withKeysOf([moved, room({ id: 'b' })], [whole])).toEqual([moved, room({ id: 'b' })])
  expect(withKeysOf([stored], [])).toEqual([stored])
})

describe('what deletes a room', () => {
  it.each<[SoftwareId, string, string]>([
    ['privatebin', 'https://h.test/sub/?0123#Key', 'https://h.test/sub/?pasteid=0123&deletetoken=f00'],
    ['privatebin', 'https://h.test/sub/?0123#-Key', 'https://h.test/sub/?pasteid=0123&deletetoken=f00'],
    ['privatebin', 'https://h.test/?0123', 'https://h.test/?pasteid=0123&deletetoken=f00'],
    ['send', 'https://h.test/download/01/', 'f00'],
  ])('is a link without the key where %s has one: %s', (software, url, deletion) => {
    expect(deletionOf(room({ software, url, deleteToken: 'f00' }))).toBe(deletion)
  })

  it('is nothing where nobody was given it', () => {
    expect(deletionOf(room({ software: 'privatebin' }))).toBeUndefined()
  })
})
