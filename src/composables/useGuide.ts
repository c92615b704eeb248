import { useRoute, type RouteLocationNormalized } from 'vue-router'
import type { Text } from '../core/texts.ts'

declare module 'vue-router' {
  interface RouteMeta {
    guide?: Text
  }
}

const files = import.meta.glob<Text>('../content/*/services/*.md', { import: 'default' })

/** Brings the guide to a service together with its page. The first page has it already: it came with the document. */
export async function bringGuide(to: RouteLocationNormalized, from: RouteLocationNormalized): Promise<void> {
  if (from.matched.length === 0 && !import.meta.env.SSR && import.meta.env.MODE !== 'development') return
  const file = `content/${to.params['language']}/services/${to.params['service']}.md`
  const load = files[`../${file}`]
  if (!load) throw new Error(`src/${file} does not exist`)
  to.meta.guide = await load()
}

/** The guide to the service of this page, as HTML: made at build, so read back from the document where it came with it. */
export function useGuide(id: string): string | undefined {
  const { guide } = useRoute().meta
  if (guide) return guide.html
  return import.meta.env.SSR ? undefined : document.getElementById(id)?.innerHTML
}
