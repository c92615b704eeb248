import { paperOf } from '../core/paint.ts'
import type { Portal } from '../core/portal.ts'
import { quick, type ServiceId } from '../core/services.ts'
import { screenshotFile, sizeOf, type Screenshot } from './screenshots.ts'

interface Given {
  /** The path below which the portal is served, with its slashes. */
  base: string
  portal: Pick<Portal, 'name' | 'services' | 'colours'>
  language: { tag: string; direction: 'ltr' | 'rtl' }
  /** The sentences of that language. */
  t: (key: string, values?: Record<string, string>) => string
  /** Those that were taken in this language. */
  screenshots: readonly Screenshot[]
}

/** Where the manifest of a language goes below dist/. */
export const manifestFile = (tag: string): string => `${tag}/manifest.webmanifest`

/**
 * What a browser needs to install the portal: https://www.w3.org/TR/appmanifest/. One per language; the same `id` in
 * all, so that another language is not another app.
 */
export function manifestOf({ base, portal, language, t, screenshots }: Given): object {
  const home = `${base}${language.tag}/`
  const { light: paper } = paperOf(portal.colours ?? {})
  return {
    id: base,
    start_url: home,
    scope: base,
    lang: language.tag,
    dir: language.direction,
    name: portal.name,
    short_name: shortened(portal.name),
    description: t('manifest.description'),
    display: 'standalone',
    display_override: ['standalone', 'minimal-ui'],
    orientation: 'any',
    theme_color: paper,
    background_color: paper,
    categories: ['productivity', 'utilities', 'education'],
    icons: icons(base),
    screenshots: screenshots.map(each => ({
      ...picture(base + screenshotFile(language.tag, each), sizeOf(each)),
      form_factor: each.form,
      label: t(`manifest.shows.${each.shows}`),
    })),
    shortcuts: [
      ...portal.services.filter(service => (quick as readonly ServiceId[]).includes(service)).map(toService),
      shortcut('rooms', t('menu.rooms'), `${home}rooms/`),
    ],
    share_target: shareTarget(`${home}partager/`),
  }

  function toService(service: ServiceId): object {
    return shortcut(service, t(`services.${service}.create`), `${home}?service=${service}`)
  }

  function shortcut(icon: string, name: string, url: string): object {
    const sizes = { width: 96, height: 96 }
    return { name, url, icons: [picture(`${base}icons/shortcut-${icon}-96.png`, sizes)] }
  }
}

/** Under an icon there is room for some twelve letters: whole words, and none that only leads to the next. */
export function shortened(name: string): string {
  const [first = '', ...others] = name.split(' ')
  let short = first
  for (const word of others) {
    if (`${short} ${word}`.length > 12) break
    short += ` ${word}`
  }
  return short === name ? name : short.replace(/( \S{1,3})+$/, '')
}

const icons = (base: string): object[] => [
  picture(`${base}icons/any-192.png`, { width: 192, height: 192 }),
  picture(`${base}icons/any-512.png`, { width: 512, height: 512 }),
  { ...picture(`${base}icons/maskable-512.png`, { width: 512, height: 512 }), purpose: 'maskable' },
  { src: `${base}icon.svg`, sizes: 'any', type: 'image/svg+xml' },
  { src: `${base}icons/monochrome.svg`, sizes: 'any', type: 'image/svg+xml', purpose: 'monochrome' },
]

const picture = (src: string, { width, height }: { width: number; height: number }) => ({
  src,
  sizes: `${width}x${height}`,
  type: 'image/png',
})

/** What other apps may share with this one: https://w3c.github.io/web-share-target/. */
const shareTarget = (action: string): object => ({
  action,
  method: 'POST',
  enctype: 'multipart/form-data',
  params: {
    title: 'title',
    text: 'text',
    url: 'url',
    files: [{ name: 'files', accept: ['image/*', 'application/pdf', 'text/plain', '*/*'] }],
  },
})
