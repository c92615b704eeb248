/** Minutes by which the clocks of a time zone (IANA name) are ahead of UTC at an instant; the page asks its browser. */
export type OffsetAt = (zone: string, instant: number) => number

/** A change of a zone's clocks. */
export interface Transition {
  instant: number
  from: number
  to: number
}

const minute = 60_000
const day = 1440 * minute

/** A date and time as a clock on the wall shows it, such as 2027-03-28T02:30; the same read as if it were UTC. */
const asUtc = (wall: string): number => Date.parse(`${wall}Z`)

/** The reverse, to the second: 20270328T023000. */
export const stampOf = (instant: number, offset = 0): string =>
  new Date(instant + offset * minute).toISOString().replace(/[-:]|\.\d+Z/g, '')

/** All instants at which a wall in that zone shows this time: two in the hour that is repeated, none in one that is skipped. */
export function instantsOf(wall: string, zone: string, offsetAt: OffsetAt): number[] {
  const utc = asUtc(wall)
  // A day on each side is beyond any change of the clocks that night.
  return [...new Set([-day, day].map(by => utc - offsetAt(zone, utc + by) * minute))]
    .filter(instant => offsetAt(zone, instant) * minute === utc - instant)
    .sort((a, b) => a - b)
}

/**
 * The instant that is meant by a time on the wall. One shown twice is its first occurrence; one that is skipped is read
 * as if the clocks had not changed yet (RFC 5545, 3.3.5). NaN for what is no time.
 */
export function instantOf(wall: string, zone: string, offsetAt: OffsetAt): number {
  const utc = asUtc(wall)
  if (Number.isNaN(utc)) return utc
  return instantsOf(wall, zone, offsetAt)[0] ?? utc - offsetAt(zone, utc - day) * minute
}

/** How the clocks of a zone change in the 400 days on each side of an instant: whole years of changes, whatever the zone. */
export function transitionsAround(instant: number, zone: string, offsetAt: OffsetAt): Transition[] {
  const first = Math.floor(instant / day) * day - 400 * day
  const offsets = Array.from({ length: 801 }, (_, i) => offsetAt(zone, first + i * day))
  return offsets.flatMap((to, i) => {
    const from = offsets[i - 1] ?? to
    const end = first + i * day
    return from === to ? [] : [{ instant: changeBetween(end - day, end, zone, offsetAt), from, to }]
  })
}

/** The first minute after the change between two instants. */
function changeBetween(start: number, end: number, zone: string, offsetAt: OffsetAt): number {
  const from = offsetAt(zone, start)
  let [before, after] = [start, end]
  while (after - before > minute) {
    const middle = before + Math.floor((after - before) / 2 / minute) * minute
    if (offsetAt(zone, middle) === from) before = middle
    else after = middle
  }
  return after
}
