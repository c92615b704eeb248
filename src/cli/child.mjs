// Plain JavaScript, because the bootstrap uses it on any Node.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { isAbsolute } from 'node:path'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs a command in the foreground, with this terminal and this process's signals. Gives its exit code, or 128 and
 * the signal's number when a signal ended it, as a shell does.
 */
export function run(command, args, env = {}) {
  // On Windows what npm puts into node_modules/.bin are scripts for its shell.
  const shell = process.platform === 'win32' && !isAbsolute(command)
  const child = spawn(command, args, { stdio: 'inherit', shell, env: { ...process.env, ...env } })
  // Ctrl-C at a terminal reaches the child without us.
  const pass = signal => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
  }
  for (const signal of signals) process.on(signal, pass)

  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(signal === null ? code : 128 + constants.signals[signal]))
  }).finally(() => {
    for (const signal of signals) process.off(signal, pass)
  })
}
