/** How long something lasts, in words; milliseconds. */
export function span(time: number): string {
  const minutes = Math.round(Math.abs(time) / 60_000)
  if (minutes < 120) return counted(minutes, 'minute')
  return minutes < 48 * 60
    ? counted(Math.round(minutes / 60), 'hour')
    : counted(Math.round(minutes / 1440), 'day')
}

const counted = (amount: number, unit: string): string => `${amount} ${unit}${amount === 1 ? '' : 's'}`
