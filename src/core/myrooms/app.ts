import * as abouts from '../softwares/abouts.ts'
import type { About } from '../softwares/contract.ts'
import { softwares } from '../softwares/index.ts'
import type { Room } from './room.ts'

/** A room's way in by the software's own application, for devices that have applications. */
export function appOf(
  { software, url }: Room,
  userAgent: string,
): { address: string; software: string } | undefined {
  const about: About | undefined = software && abouts[software]
  const links = about?.app?.(url)
  const address = /Android/.test(userAgent) ? links?.android : /iPhone|iPad/.test(userAgent) && links?.ios
  return software && address ? { address, software: softwares[software].label } : undefined
}
