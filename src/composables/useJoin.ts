import { computed, reactive, ref, shallowRef } from 'vue'
import { recognise, type Found } from '../core/links.ts'
import { isEphemeral } from '../core/myrooms/opened.ts'
import type { Room } from '../core/myrooms/room.ts'
import { withoutKey } from '../core/myrooms/secrets.ts'
import { isOnThisMachine } from '../core/poolfile.ts'
import { usePoolStore } from '../stores/pool.ts'
import { useRoomsStore } from '../stores/rooms.ts'
import { useReopened } from './useReopened.ts'

/** A pasted link: what it is, and how it is kept once it is opened. `home`: the portal's address, which it may have another of here. */
export function useJoin(unnamed: (found: Found) => string, home?: string) {
  const pool = usePoolStore()
  const rooms = useRoomsStore()
  const reopenedOf = useReopened()
  const isLoopback = !import.meta.env.SSR && isOnThisMachine(location.hostname)
  const text = ref('')
  const own = [
    ...(home ? [home] : []),
    ...(import.meta.env.SSR ? [] : [new URL(import.meta.env.BASE_URL, location.href).href]),
  ]
  const answer = computed(() => recognise(text.value, pool.pool ?? { instances: [] }, isLoopback, own))
  const found = computed(() => (typeof answer.value === 'string' ? undefined : answer.value))
  const problem = computed(() => (typeof answer.value === 'string' ? answer.value : undefined))
  /** The link that was opened last. */
  const opened = shallowRef<Found>()

  /**
   * Kept as it is opened, at once: the page may be left before the device has said what it holds. What is known already is
   * only opened again. A link that owns is not taken for the room's own.
   */
  async function keep(): Promise<void> {
    const link = found.value
    if (!link) return
    opened.value = link
    if (link.own) return
    const now = Date.now()
    const room = roomOf(link, now, unnamed(link))
    rooms.add(room)
    await reopenedOf(room, isAt(link), now)
  }

  const keeps = computed(() => rooms.level !== 'nothing' && !rooms.trouble)

  return reactive({ text, found, problem, opened, keep, keeps })
}

function isAt({ url: link, instance }: Found): (room: Room) => boolean {
  const whole = withoutKey(link, instance?.software)
  return ({ url, software, adminUrl }) => withoutKey(url, software) === whole || adminUrl === link
}

function roomOf({ url, instance, service, name, admin }: Found, now: number, unnamed: string) {
  return {
    id: crypto.randomUUID(),
    ...(service && { service }),
    ...(instance && { software: instance.software, provider: instance.provider.id }),
    ...(instance?.retention && !isEphemeral(instance.software) && { expiry: instance.retention }),
    host: instance?.provider.name ?? new URL(url).host,
    name: name ?? unnamed,
    url: admin && instance ? instance.url : url,
    ...(admin && { pending: true as const, adminUrl: url }),
    createdAt: now,
    openedAt: now,
  }
}
