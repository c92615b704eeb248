import type { Room } from '../../src/core/myrooms/room.ts'

/** A room as a device keeps it. */
export const keptRoom = (change: Partial<Room> = {}): Room => ({
  id: '00000000-0000-4000-8000-000000000001',
  service: 'visio',
  software: 'jitsi',
  provider: 'infini',
  host: 'Infini',
  name: 'Réunion d’été',
  url: 'https://visio.test/reunion-ete-7kq4',
  createdAt: Date.UTC(2026, 10, 20),
  ...change,
})
