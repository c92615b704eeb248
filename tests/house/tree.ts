import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** Every file of the project, as git sees it: with what is not committed yet, without what is ignored. */
export const files: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\0')
  .filter(file => file !== '' && existsSync(join(root, file)))

export const read = (file: string): string => readFileSync(join(root, file), 'utf8')

export const filesIn = (folder: string, ...endings: string[]): string[] =>
  files.filter(file => file.startsWith(`${folder}/`) && endings.some(ending => file.endsWith(ending)))

/** What stands between a component's <script>, <template> or <style> tags; empty where it has none. */
export function block(component: string, tag: 'script' | 'template' | 'style'): string {
  const found = new RegExp(`^<${tag}[^>]*>\\n(.*?)^</${tag}>`, 'ms').exec(component)
  return found?.[1] ?? ''
}

export const lines = (text: string): number => text.trimEnd().split('\n').length

/** A file as code alone: comments may name what code may not. */
export const withoutComments = (text: string): string =>
  text
    .replace(/<!--.*?-->/gs, '')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/(?<!:)\/\/.*$/gm, '')
