import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Portal } from '../core/portal.ts'
import { isPictured, previewFile } from '../site/pictures.ts'

/** Says which previews a portal goes without, since those that come with the program show another. */
export function missingPictures(folder: string, portal: Portal): string | undefined {
  const own = join(folder, 'public')
  const missing = portal.languages.map(previewFile).filter(file => !existsSync(join(own, file)))
  if (isPictured(portal) || missing.length === 0) return undefined
  return (
    `${own}  warning: ${missing.join(', ')} is missing: links to the portal are shown without a picture, since ` +
    'ours show a portal called Entraide with all nine services\n' +
    '    tip: put your own there, 1200 by 630 pixels; in a checkout, npm run icons draws it. ' +
    'Screenshots, which browsers show before they install the portal, are left out, too\n'
  )
}
