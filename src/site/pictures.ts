import type { Portal } from '../core/portal.ts'
import { services } from '../core/services.ts'

/** Where the picture goes that links to a language's pages are shown with, below public/ and below the site. */
export const previewFile = (tag: string): string => `social/${tag}.png`

/** Whether the pictures that come with the program, previews and screenshots, show this portal: its name and all services. */
export const isPictured = ({ name, services: offered }: Pick<Portal, 'name' | 'services'>): boolean =>
  name === 'Entraide' && offered.length === services.length

/** Whether this file that comes with the program, below the site, is a picture of a portal, and not of this one. */
export function isForeign(file: string, portal: Pick<Portal, 'name' | 'services' | 'languages'>): boolean {
  const [, tag] = /^(?:social|screenshots)\/([^/.]+)/.exec(file) ?? []
  return tag !== undefined && !(isPictured(portal) && portal.languages.includes(tag))
}
