/** Big-endian numbers of a file, `undefined` where it is too short. */
export const u16 = (bytes: Uint8Array, at: number): number | undefined => {
  const [high, low] = [bytes[at], bytes[at + 1]]
  return high === undefined || low === undefined ? undefined : high * 256 + low
}

export const u32 = (bytes: Uint8Array, at: number): number | undefined => {
  const [high, low] = [u16(bytes, at), u16(bytes, at + 2)]
  return high === undefined || low === undefined ? undefined : high * 65_536 + low
}

/** The same, the smallest part first. */
export const u32le = (bytes: Uint8Array, at: number): number | undefined =>
  u32(bytes.slice(at, at + 4).toReversed(), 0)

export const big32 = (value: number): number[] => [24, 16, 8, 0].map(shift => (value >>> shift) & 255)
export const little32 = (value: number): number[] => big32(value).toReversed()

/** What stands there, as ASCII. */
export const letters = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

export const ascii = (text: string): number[] => Array.from(text, letter => letter.charCodeAt(0))

export function joined(parts: readonly ArrayLike<number>[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
