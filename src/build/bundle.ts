import { build, type Rolldown } from 'vite'

/** A TypeScript file with all it imports as one classic script that is its own, the styles it imports, and what went into it. */
export async function bundle(
  entry: string,
): Promise<{ script: string; style: string; modules: readonly string[] }> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      cssCodeSplit: false,
      target: 'es2022',
      cssTarget: ['chrome100', 'firefox115', 'safari15.4'],
      rolldownOptions: { input: entry, output: { format: 'iife' } },
    },
  })
  const [{ output: files }] = [output].flat() as [Rolldown.RolldownOutput]
  const style = files.find(({ fileName }) => fileName.endsWith('.css'))
  return {
    script: files[0].code.trim(),
    style: style?.type === 'asset' ? String(style.source).trim() : '',
    modules: files[0].moduleIds,
  }
}
