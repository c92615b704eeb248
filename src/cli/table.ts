/** Rows as aligned text: numbers to the right, words to the left. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths: number[] = []
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, String(cell).length)
    })
  return rows
    .map(row => `  ${row.map((cell, column) => pad(cell, widths[column])).join('  ')}`.trimEnd())
    .join('\n')
}

const pad = (cell: string | number, width = 0): string =>
  typeof cell === 'number' ? String(cell).padStart(width) : cell.padEnd(width)
