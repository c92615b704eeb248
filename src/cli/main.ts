import { commands } from './commands.ts'
import { dispatch } from './dispatch.ts'
import { mindOutlet } from './outlet.ts'

for (const each of [process.stdout, process.stderr]) mindOutlet(each)

process.exitCode = await dispatch(process.argv.slice(2), commands)
