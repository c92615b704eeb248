import { brotliDecompressSync, gunzipSync, type ZlibOptions } from 'node:zlib'

const decoders: Readonly<Record<string, (packed: Buffer, options: ZlibOptions) => Buffer>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  br: brotliDecompressSync,
}

/** A body as it was before it was packed, of at most so many bytes; or as it came, with what is wrong with it. */
export function unpack(packed: Buffer, encoding: string, most: number): { body: Buffer; flaw?: string } {
  const name = encoding.trim().toLowerCase()
  if (name === '' || name === 'identity' || packed.length === 0) return { body: packed }
  const decoder = decoders[name]
  if (!decoder) return { body: packed, flaw: `it is packed as "${name}", which nobody asked for` }
  try {
    return { body: decoder(packed, { maxOutputLength: most }) }
  } catch {
    return { body: packed, flaw: `it says it is ${name}, and cannot be unpacked as that` }
  }
}
