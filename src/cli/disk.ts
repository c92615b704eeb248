/**
 * What to tell of a file or folder that cannot be read or written, by a command that may be told to write elsewhere, or not.
 * Throws what is about anything else again.
 */
export function diskTrouble(error: unknown, hasOut = true): string {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error
  const code = String(error.code)
  const tip =
    tips[code] ?? 'see that it is what it should be, a file or a folder, and that this user may write there'
  return `A file or folder cannot be used: ${error.message}\n    tip: ${hasOut ? tip : tip.replace(orElsewhere, '')}\n`
}

const orElsewhere = ', or choose another folder with --out'
const full = 'make room on the disk'
const closed = `let this user write there${orElsewhere}`
const notFolder = `a file is where a folder should be: move it away${orElsewhere}`

const tips: Readonly<Record<string, string>> = {
  ...{ ENOSPC: full, EDQUOT: full, EACCES: closed, EPERM: closed, EROFS: closed },
  ...{ ENOTDIR: notFolder, EEXIST: notFolder },
  ENOENT: 'make the folder first, or write into another',
  ...{ EISDIR: 'a folder is where a file should be: move it away', ERR_FS_EISDIR: 'move this folder away' },
}
