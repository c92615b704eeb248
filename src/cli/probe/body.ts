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
 * one inside another, it says nothing. Throws where it breaks off, or where so many bytes unpack to less.
 */
export async function readBody(response: IncomingMessage, most: number): Promise<string> {
  const encoding = String(response.headers['content-encoding'] ?? 'identity')
    .trim()
    .toLowerCase()
  const plain = encoding === 'identity' ? response : unpacked(response, most, decoders[encoding]?.())
  if (!plain) return ''

  const parts: Buffer[] = []
  for await (const part of upTo(most, plain)) parts.push(part)
  return Buffer.concat(parts).toString()
}

function unpacked(
  response: IncomingMessage,
  most: number,
  decoder: Duplex | undefined,
): Readable | undefined {
  // What goes wrong in between ends the decoder too, and its reader is told.
  return (
    decoder &&
    pipeline(
      response,
      parts => upTo(most, parts),
      decoder,
      () => undefined,
    )
  )
}

/** No more bytes than that: some unpack to nothing, for ever. */
async function* upTo(most: number, parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0
  for await (const part of parts) {
    yield part.subarray(0, most - size)
    size += part.length
    if (size >= most) return
  }
}
