import type { Room } from './room.ts'

const day = 86_400_000

/** Until when the host says it keeps it, in milliseconds since 1970; as far as this device knows, nobody has changed it since it was opened here. */
export function expectedEnd({ expiry, createdAt, openedAt }: Room): number | undefined {
  if (!expiry) return undefined
  const from = expiry.after === 'change' ? Math.max(createdAt, openedAt ?? createdAt) : createdAt
  return from + expiry.days * day
}

/** Whether it may be gone: others may have used it meanwhile. */
export function perhapsExpired(room: Room, now: number): boolean {
  const end = expectedEnd(room)
  return end !== undefined && end < now
}
