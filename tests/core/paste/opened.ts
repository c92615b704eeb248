import { createDecipheriv, pbkdf2Sync } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'

/** What a host holds of a paste. */
export interface Held {
  ct: string
  adata: unknown
}

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** The 32 bytes of a key, as PrivateBin's page reads it: zeros that were lost in front are put back. */
export function keyBytes(base58: string): Buffer {
  const number = [...base58].reduce((sum, letter) => sum * 58n + BigInt(alphabet.indexOf(letter)), 0n)
  return Buffer.from(number.toString(16).padStart(64, '0'), 'hex')
}

/**
 * Opens a paste with Node's own cryptography, and nothing of ours: PrivateBin/PrivateBin js/privatebin.js,
 * CryptTool.decipher. A wrong key or password throws.
 */
export function openPaste({ ct, adata }: Held, key: string, password = ''): string {
  const [[iv, salt, rounds, bits, tag, algorithm, mode, compression]] = adata as [
    [string, string, number, number, number, string, string, string],
  ]
  const source = Buffer.concat([keyBytes(key), Buffer.from(password, 'latin1')])
  const secret = pbkdf2Sync(source, Buffer.from(salt, 'base64'), rounds, bits / 8, 'sha256')
  if (`${algorithm}-${bits}-${mode}` !== 'aes-256-gcm')
    throw new Error(`${algorithm} ${mode} is not known here`)
  const cipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(iv, 'base64'))
  const sealed = Buffer.from(ct, 'base64')
  cipher.setAAD(Buffer.from(JSON.stringify(adata)))
  cipher.setAuthTag(sealed.subarray(-tag / 8))
  const plain = Buffer.concat([cipher.update(sealed.subarray(0, -tag / 8)), cipher.final()])
  return JSON.parse(String(compression === 'zlib' ? inflateRawSync(plain) : plain)).paste
}
