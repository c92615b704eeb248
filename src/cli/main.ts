import { commands } from './commands.ts'
import { dispatch } from './dispatch.ts'

process.exitCode = await dispatch(process.argv.slice(2), commands)
