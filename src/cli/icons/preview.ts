import { readFile } from 'node:fs/promises'
import type { ServiceId } from '../../core/services.ts'
import { previewFile } from '../../site/pictures.ts'
import type { Picture } from '../icons.ts'

interface Given {
  tag: string
  name: string
  services: readonly ServiceId[]
}

const font =
  'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2'

const style = `
  html { color-scheme: light }
  body {
    display: grid; grid-template: 1fr auto / 1fr auto; box-sizing: border-box; margin: 0;
    block-size: 100vh; padding: 72px 72px 64px; color: var(--ink); background: var(--paper);
    font: 600 56px/1.15 Legible, sans-serif;
  }
  .name { font-size: 96px }
  .wordmark { block-size: 124px }
  p { margin: 40px 0 0; text-wrap: balance }
  .cat { color: var(--kitten); block-size: 370px; margin-inline: -56px -40px; align-self: center }
  ul { grid-column: 1 / -1; display: flex; justify-content: space-between; margin: 0; padding: 0; list-style: none }
  li { padding: 22px; border-radius: 28px; line-height: 0 }
  li svg { block-size: 56px }`

/** What a link to the portal looks like where people paste it. */
export const preview = ({ tag, name, services }: Given): Picture => ({
  file: previewFile(tag),
  width: 1200,
  height: 630,
  html: async () => {
    const [tokens, letters, words, cat] = await Promise.all([
      readFile('src/tokens.css', 'utf8'),
      readFile(font, 'base64'),
      readFile(`src/locales/${tag}.json`, 'utf8'),
      drawing('kittens/sitting', 'cat'),
    ])
    const tints = services.map(id => `.${id} { color: var(--tint-${id}-ink); background: var(--tint-${id}) }`)
    const tiles = services.map(async id => `<li class="${id}">${await drawing(`icons/${id}`, 'icon')}</li>`)
    return `<!doctype html><html lang="${tag}"><style>${tokens}${style}${tints.join('')}
      @font-face { font-family: Legible; font-weight: 200 800; src: url(data:font/woff2;base64,${letters}) }</style>
      <div>${name === 'Entraide' ? await drawing('wordmark', 'wordmark') : `<div class="name">${escape(name)}</div>`}
      <p>${escape(JSON.parse(words).home.heading)}</p></div>${cat}<ul>${(await Promise.all(tiles)).join('')}</ul>`
  },
})

const drawing = async (path: string, name: string): Promise<string> =>
  (await readFile(`src/art/${path}.svg`, 'utf8')).replace('<svg', `<svg class="${name}"`)

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
