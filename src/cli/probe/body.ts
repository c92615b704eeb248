import type { IncomingMessage } from 'node:http'
import { pipeline, type Duplex, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'

const decoders: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
}

/**
 * The text of a body, of which no more than `most` bytes are ever unpacked. In an encoding nobody asked for, such as
 * one inside another, it says nothing. Throws where it breaks off.
 */
export async function readBody(response: IncomingMessage, most: number): Promise<string> {
  const encoding = String(response.headers['content-encoding'] ?? 'identity')
    .trim()
    .toLowerCase()
  const plain = encoding === 'identity' ? response : unpacked(response, decoders[encoding]?.())
  if (!plain) return ''

  const parts: Buffer[] = []
  let size = 0
  for await (const part of plain as AsyncIterable<Buffer>) {
    parts.push(part.subarray(0, most - size))
    size += part.length
    if (size >= most) break
  }
  return Buffer.concat(parts).toString()
}

function unpacked(response: IncomingMessage, decoder: Duplex | undefined): Readable | undefined {
  // What goes wrong in between ends the decoder too, and its reader is told.
  return decoder && pipeline(response, decoder, () => undefined)
}
