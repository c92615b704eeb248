import type { Instance } from './pool.ts'
import { roomName, type Lot } from './rooms.ts'
import type { ServiceId } from './services.ts'
import { namesRooms, type Options } from './softwares/contract.ts'
import { softwares } from './softwares/index.ts'

/** What a visitor asks of one service before opening it. */
export interface Wish {
  service: ServiceId
  title: string
  /** Leave the random part out of the name. */
  guessable: boolean
  /** What the tool is asked to be: only what its links can carry is carried. */
  options: Options
}

/** Where one click leads, complete before the click. */
export interface Opening {
  address: string
  /** The room's name, where the name makes the room. */
  name?: string
  /** The address to give to others; absent where only the visitor will know it, after creating. */
  share?: string
}

export function opening(instance: Instance, wish: Wish, lot: Lot): Opening {
  const software = softwares[instance.software]
  const options = { ...wish.options, service: wish.service, key: lot.key }
  if (!namesRooms(software)) return { address: software.open(instance.url, options) }

  const name = roomName(wish.title, lot, software.name, wish.guessable)
  const { key } = options
  const share = software.share?.(instance.url, name) ?? software.room(instance.url, name, { key })
  return { address: software.room(instance.url, name, options), name, share }
}
