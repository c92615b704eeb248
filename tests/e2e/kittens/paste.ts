import { deflateRawSync } from 'node:zlib'

/** A paste as its maker sent it. */
export interface Paste {
  v: number
  adata: [spec: unknown[], formatter: string, discussion: number, burn: number]
  ct: string
  meta: { expire: unknown }
}

/** PrivateBin/PrivateBin lib/Configuration.php: `sizelimit`. */
const sizeLimit = 10_000_000

/** Why the server does not take this, in its own words, or the paste it takes. */
export function readPaste(body: string): Paste | string {
  const data = parsed(body)
  if (!isValid(data)) return 'Invalid data.'
  if (data.ct.length > sizeLimit) return 'Document is limited to 10 MB of encrypted data.'
  const [, formatter, discussion, burn] = data.adata
  // lib/Model/Paste.php, _validate; discussions with the settings it ships.
  const known = ['plaintext', 'syntaxhighlighting', 'markdown'].includes(formatter)
  const flags = [discussion, burn].every(flag => flag === 0 || flag === 1)
  return known && flags && !(discussion && burn) ? data : 'Invalid data.'
}

/** lib/FormatV2.php, isValid, line by line. */
function isValid(data: Readonly<Record<string, unknown>>): data is Paste & Record<string, unknown> {
  const { adata, v, ct, meta } = data
  if (Object.keys(data).toSorted().join() !== 'adata,ct,meta,v') return false
  if (!Array.isArray(adata) || !Array.isArray(adata[0])) return false
  const [iv, salt, rounds, bits, tag, algorithm, mode, compression] = adata[0]
  if (!isBase64(iv) || !isBase64(salt) || !isBase64(ct)) return false
  if (iv.length > 24 || salt.length > 14) return false
  if (typeof v !== 'number' || v < 2) return false
  if (!Number.isInteger(rounds) || rounds <= 10_000) return false
  if (![128, 192, 256].includes(bits) || ![64, 96, 128].includes(tag)) return false
  if (algorithm !== 'aes' || !['ctr', 'cbc', 'gcm'].includes(mode)) return false
  if (!['zlib', 'none'].includes(compression)) return false
  // What can be made smaller was not encrypted.
  const bytes = Buffer.from(ct, 'base64')
  if (bytes.length > deflateRawSync(bytes).length) return false
  return typeof meta === 'object' && meta !== null && Object.keys(meta).join() === 'expire'
}

/** PHP's base64_decode in its strict mode. */
const isBase64 = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z0-9+/]+={0,2}$/.test(value)

function parsed(body: string): Readonly<Record<string, unknown>> {
  try {
    const data: unknown = JSON.parse(body)
    return typeof data === 'object' && data !== null ? { ...data } : {}
  } catch {
    return {}
  }
}
