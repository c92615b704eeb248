import { base58 } from '@scure/base'

/** What the writer asks for beside the text itself. */
export interface Terms {
  /** One of the host's own words for how long it keeps a paste, such as `1week`. */
  expire: string
  /** Whether the host forgets it once it has been read. */
  burn: boolean
  /** Empty where there is none. */
  password: string
}

/** What goes to the host, and what never does. */
export interface Sealed {
  /** The JSON to POST. */
  body: string
  /** The secret part of the link, in base58. */
  key: string
}

/** The most that a host takes unless told otherwise, in bytes as they are sent (PrivateBin/PrivateBin lib/Configuration.php, `sizelimit`). */
export const usualLimit = 10_000_000

const rounds = 100_000
const tag = 128

/**
 * A text made unreadable for everybody but those who have the key: PrivateBin's format 2, as its page makes and reads
 * it (PrivateBin/PrivateBin js/privatebin.js, CryptTool) and its server checks it (lib/FormatV2.php). Not compressed:
 * not every browser can, and a secret is short.
 */
export async function seal(
  text: string,
  { expire, burn, password }: Terms,
  random: (length: number) => Uint8Array<ArrayBuffer>,
  subtle: SubtleCrypto,
): Promise<Sealed> {
  const [key, iv, salt] = [random(32), random(16), random(8)]
  const spec = [inBase64(iv), inBase64(salt), rounds, 256, tag, 'aes', 'gcm', 'none']
  const adata = [spec, 'plaintext', 0, burn ? 1 : 0]

  const secret = await derived(key, password, salt, subtle)
  const additionalData = new TextEncoder().encode(JSON.stringify(adata))
  const algorithm = { name: 'AES-GCM', iv, additionalData, tagLength: tag }
  const ct = inBase64(new Uint8Array(await subtle.encrypt(algorithm, secret, message(text))))
  return { body: JSON.stringify({ v: 2, adata, ct, meta: { expire } }), key: base58.encode(key) }
}

/** How many bytes the host will count of this text, against its limit. */
export const weightOf = (text: string): number => 4 * Math.ceil((message(text).length + tag / 8) / 3)

/** The link to give to others. One that is forgotten once read asks before it shows anything: PrivateBin 1.7 and later (js/privatebin.js, `loadConfirmPrefix`). */
export const pasteAddress = (base: string, id: string, key: string, burn: boolean): string =>
  `${base}?${id}${burn ? '#-' : '#'}${key}`

/** Half an emoji, which a text may hold by accident, is written as JSON writes it: it comes back as it was. */
const message = (text: string) => new TextEncoder().encode(JSON.stringify({ paste: text }))

async function derived(
  key: Uint8Array,
  password: string,
  salt: Uint8Array<ArrayBuffer>,
  subtle: SubtleCrypto,
): Promise<CryptoKey> {
  const source = new Uint8Array([...key, ...passwordBytes(password)])
  const material = await subtle.importKey('raw', source, 'PBKDF2', false, ['deriveKey'])
  const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }
  return subtle.deriveKey(algorithm, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt'])
}

/** Not UTF-8: PrivateBin's own page takes the lower byte of each unit (`stringToArraybuffer`), and it is there that people will type it. */
const passwordBytes = (password: string): number[] =>
  Array.from({ length: password.length }, (_, place) => password.charCodeAt(place) & 255)

/** In pieces: a call takes so many arguments only. */
function inBase64(bytes: Uint8Array): string {
  let text = ''
  for (let from = 0; from < bytes.length; from += 0x8000)
    text += String.fromCharCode(...bytes.subarray(from, from + 0x8000))
  return btoa(text)
}
