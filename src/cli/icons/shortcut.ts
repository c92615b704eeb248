import { readFile } from 'node:fs/promises'
import { quick } from '../../core/services.ts'
import type { Picture } from '../icons.ts'

const style = `
  html { color-scheme: light }
  body { display: grid; place-items: center; block-size: 100vh; margin: 0 }
  svg { inline-size: 56px }`

/** What a long press on the app's icon shows beside a word; systems cut it round. */
const shortcut = (name: string, drawing: string, ground: string, ink: string): Picture => ({
  file: `icons/shortcut-${name}-96.png`,
  width: 96,
  height: 96,
  html: async () => {
    const [tokens, svg] = await Promise.all([readFile('src/tokens.css', 'utf8'), readFile(drawing, 'utf8')])
    return `<style>${tokens}${style} body { color: var(${ink}); background: var(${ground}) }</style>${svg}`
  },
})

export const shortcuts: readonly Picture[] = [
  ...quick.map(id => shortcut(id, `src/art/icons/${id}.svg`, `--tint-${id}`, `--tint-${id}-ink`)),
  shortcut('rooms', 'src/art/app/rooms.svg', '--sunken', '--action'),
]
