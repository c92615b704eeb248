import type { ServiceId } from '../services.ts'
import type { SoftwareId } from '../softwares/index.ts'

/** A room somebody opened from here or pasted, as this device remembers it. What is unknown is absent. Times in milliseconds since 1970. */
export interface Room {
  /** A random UUID. */
  id: string
  /** Absent where the portal does not know the host. */
  service?: ServiceId
  software?: SoftwareId
  /** The provider's id, in the pool it came from. */
  provider?: string
  /** Who hosts it, as people read it, even once the provider has left the pool; an unknown host's own name. */
  host: string
  /** What the visitor calls it: the title typed, else the name in the address. */
  name: string
  /** Where it opens, the address to give to others; as long as it is `pending`, the page it is created on. */
  url: string
  /** Its address is known after creation only, and nobody has pasted it yet. */
  pending?: true
  /** Its address was proposed to its host: it leads nowhere where nobody has gone through with it there. */
  proposed?: true
  /** The address is kept without the key in its fragment: it opens nothing alone. */
  keyless?: true
  /** Whoever opens it first is the last. */
  once?: true
  /** A password is needed too. Nobody keeps it. */
  locked?: true
  createdAt: number
  openedAt?: number
  expiry?: Expiry
  /** The link that owns it, such as a poll's: shown when asked only, never shared. */
  adminUrl?: string
  /** What lets its owner delete it: as secret as that link. */
  deleteToken?: string
  note?: string
  pinned?: true
  /** It did not open here. */
  failed?: true
}

/** How long the host says it keeps what is there. */
export interface Expiry {
  days: number
  after: 'creation' | 'change'
}
