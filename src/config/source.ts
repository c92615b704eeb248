import { isMap, isScalar, isSeq, parseDocument, visit, type Document, type YAMLError } from 'yaml'
import type { Finding, Path, Problem } from './problem.ts'

/** One of the two files: its data, and where each piece of it is written. */
export interface Source {
  /** Undefined when the file is too broken to be judged further. */
  data: unknown
  findings: Finding[]
  locate: (problem: Problem) => Finding
}

/** Reads YAML. What is wrong becomes findings; nothing is thrown. Aliases are refused before they are followed. */
export function readSource(file: string, text: string): Source {
  const at = (offset: number) => ({ file, ...placeOf(offset, text) })
  const bare = text.search(/\r(?!\n)/)
  if (bare >= 0) return unusable({ ...at(bare), ...oldMac })

  const document = parseDocument(text, { stringKeys: true, prettyErrors: false })

  const errors = [...document.errors, ...document.warnings]
  const fatal = errors.some(error => error.code !== 'DUPLICATE_KEY')
  const aliases = fatal ? [] : aliasesOf(document)
  return {
    data: fatal || aliases.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 }),
    findings: [
      ...telling(errors).map(error => ({ ...at(error.pos[0]), ...sentence(error) })),
      ...aliases.map(offset => ({ ...at(offset), ...noAlias })),
    ],
    locate: ({ path, key, message, tip }) => ({
      ...at(offsetOf(document, path, key === true)),
      message,
      tip,
    }),
  }
}

/** A file that could not be read at all. */
export function unreadable(file: string, message: string, tip: string): Source {
  return unusable({ file, line: 1, column: 1, message, tip })
}

const unusable = (finding: Finding): Source => ({
  data: undefined,
  findings: [finding],
  locate: ({ message, tip }) => ({ ...finding, message, tip }),
})

const oldMac = {
  message: 'this line ends with CR alone, as on old Macs',
  tip: 'save the file again with the line ends of Unix, LF',
}

const noAlias = {
  message: 'aliases are not followed here',
  tip: 'write the value out, so that each entry can be read alone',
}

const sentences: Partial<Record<YAMLError['code'], Pick<Finding, 'message' | 'tip'>>> = {
  DUPLICATE_KEY: { message: 'this field is written twice in the same entry', tip: 'keep one of the two' },
  MULTIPLE_DOCS: {
    message: 'a second document starts here: the file must be one',
    tip: 'remove the line "---" and what does not belong to the first',
  },
  NON_STRING_KEY: {
    message: 'a field must have a plain name',
    tip: 'write one word before the colon, without brackets or a question mark',
  },
  RESOURCE_EXHAUSTION: {
    message: 'the file is nested too deeply',
    tip: 'look for brackets or hyphens that nobody meant',
  },
  TAG_RESOLVE_FAILED: {
    message: 'tags such as !name mean nothing here',
    tip: 'remove the tag, or put a text that begins with ! in quotes',
  },
}

function sentence({ code, message }: YAMLError): Pick<Finding, 'message' | 'tip'> {
  return (
    sentences[code] ?? {
      message: `this is not YAML: ${message}`,
      tip: 'look at the indentation, quotes and brackets of this line and the one before',
    }
  )
}

/** A file nested too deeply breaks thousands of times: once tells enough. */
function telling(errors: readonly YAMLError[]): readonly YAMLError[] {
  const tooDeep = errors.find(error => error.code === 'RESOURCE_EXHAUSTION')
  return tooDeep ? [tooDeep] : errors
}

function aliasesOf(document: Document): number[] {
  const offsets: number[] = []
  visit(document, {
    Alias: (_, alias) => {
      offsets.push(alias.range?.[0] ?? 0)
    },
  })
  return offsets
}

// The parser's own LineCounter misses the lines it had not reached when it met an error.
function placeOf(offset: number, text: string): Pick<Finding, 'line' | 'column'> {
  const lines = text.slice(0, offset).split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

/** Where a path leads in the text, or as far as it leads. */
function offsetOf(document: Document, [, ...keys]: Path, key: boolean): number {
  let node: unknown = document.contents
  let offset = startOf(node)
  for (const [depth, step] of keys.entries()) {
    if (isSeq(node)) node = node.items[Number(step)]
    else if (isMap(node)) {
      const pair = node.items.find(item => isScalar(item.key) && String(item.key.value) === step)
      node = key && depth === keys.length - 1 ? pair?.key : (pair?.value ?? pair?.key)
    } else break
    offset = startOf(node) || offset
  }
  return offset
}

function startOf(node: unknown): number {
  if (isMap(node) || isSeq(node) || isScalar(node)) return node.range?.[0] ?? 0
  return 0
}
