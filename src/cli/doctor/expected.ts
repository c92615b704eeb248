import { bareHeaders, openHeaders, workerHeaders } from '../headers.ts'

/** The headers that an answer at this path of the site carries; undefined: one that it must not. */
export function expectedAt(path: string, status: number): Readonly<Record<string, string | undefined>> {
  if (status !== 200) return bareHeaders
  if (/^\/embed\/([\w-]+\/)?$/.test(path))
    return { ...bareHeaders, 'X-Frame-Options': undefined, 'Cross-Origin-Resource-Policy': 'cross-origin' }
  if (/^\/sw(-off)?\.js$/.test(path)) return workerHeaders
  return /^\/((pool|health)\.json$|embed\/\d+\.js$|oembed\/)/.test(path) ? openHeaders : bareHeaders
}
