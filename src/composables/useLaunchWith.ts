import { watchEffect } from 'vue'
import type { ServiceId } from '../core/services.ts'
import { useLaunch, type Launch } from './useLaunch.ts'

/**
 * A launch that takes something along: the form that hands over begins with it. `leaving` hears each click that leaves,
 * before the link is followed.
 */
export function useLaunchWith(
  service: ServiceId,
  first: () => string | File | undefined,
  leaving: (launch: Launch, how: Parameters<Launch['leave']>[0]) => void,
): Launch {
  const launch: Launch = useLaunch(service)
  watchEffect(() => void (launch.first = first()), { flush: 'sync' })
  const { leave } = launch
  launch.leave = (how, made) => {
    leaving(launch, how)
    leave(how, made)
  }
  return launch
}
