import { expect, it } from 'vitest'
import { preview } from '../../../src/cli/icons/preview.ts'

const html = (name: string, tag = 'fr') => preview({ tag, name, services: ['pad', 'link'] }).html()

it('shows the sentence of the home page, in its language', async () => {
  expect(await html('Entraide')).toContain('Ouvrez un outil libre en un clic, sans compte.')
  expect(await html('Entraide', 'en')).toContain('no account.')
})

it('shows the services that the portal has', async () => {
  expect((await html('Entraide')).match(/<li class="\w+"/g)).toEqual(['<li class="pad"', '<li class="link"'])
})

it('writes any name that is not drawn', async () => {
  expect(await html('Entraide')).toContain('class="wordmark"')
  const other = await html('Coup <de> main')
  expect(other).toContain('<div class="name">Coup &lt;de> main</div>')
  expect(other).not.toContain('class="wordmark"')
})
