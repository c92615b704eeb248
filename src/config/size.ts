/** How a size is written, such as `1.5 GiB`. */
export const sizePattern = /^\d+(?:\.\d+)? ?(?:[kMGT]B|[KMGT]iB)$/

/** Bytes in each unit a size may be written in. */
const units = { kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 }

/** What a size of that pattern means. */
export function bytes(size: string): number {
  const unit = Object.entries(units).find(([name]) => size.endsWith(name))
  return Math.round(Number.parseFloat(size) * (unit?.[1] ?? 1))
}

/** Whether it can be meant: 1 kB to 10 TB. */
export const isLikely = (size: string): boolean => bytes(size) >= 1e3 && bytes(size) <= 1e13
