import { readFile } from 'node:fs/promises'
import { minify, transformWithOxc } from 'vite'

/** A TypeScript file without imports as the small text of an inline script. What differs from portal to portal stays open. */
export async function inlineScript(file: string): Promise<string> {
  const plain = await transformWithOxc(await readFile(file, 'utf8'), file, { target: 'es2022' })
  // In a block of its own, so that its names do not become the page's.
  const { code } = await minify(file, `{${plain.code}}`, { compress: true, mangle: true })
  return code.trim()
}
