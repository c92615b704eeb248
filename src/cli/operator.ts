import { dispatch } from './dispatch.ts'
import { operations } from './operations.ts'
import { mindOutlet } from './outlet.ts'
import { partsFolder } from './program.ts'

// What a release can do: `node entraide.mjs <command>`. It has no sources to build, test or measure.

// What is written is read by a web server, whatever this shell keeps to itself.
process.umask(0o022)

const { check, ...others } = operations

for (const each of [process.stdout, process.stderr]) mindOutlet(each)

process.exitCode = await dispatch(process.argv.slice(2), {
  check,
  build: {
    summary: 'write the portal to dist/, as config/ says',
    options: {},
    run: async () => (await import('./assembly.ts')).assembleSite({ parts: partsFolder }),
  },
  ...others,
  adopt: {
    summary: 'take over config/ and what probes found from the folder of an older installation',
    options: { FOLDER: 'such as /srv/entraide-0.1.0' },
    run: async args => (await import('./adopt.ts')).adopt(args),
  },
})
