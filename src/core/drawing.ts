/** The dark squares of a grid as one SVG path, a unit each; squares side by side are one bar, so that no seam shows. */
export const pathOf = (rows: readonly (readonly boolean[])[]): string =>
  rows
    .map((row, y) =>
      barsIn(row)
        .map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)
        .join(''),
    )
    .join('')

/** Where each run of dark squares begins, and how long it is. */
function barsIn(row: readonly boolean[]): [x: number, length: number][] {
  const starts = row.flatMap((dark, x) => (dark && !row[x - 1] ? [x] : []))
  return starts.map(x => {
    const end = row.indexOf(false, x)
    return [x, (end === -1 ? row.length : end) - x]
  })
}
