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
  const document = parseDocument(text, { stringKeys: true, prettyErrors: false })
  const at = (offset: number) => ({ file, ...placeOf(offset, text) })

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
      ...(tip !== undefined && { tip }),
    }),
  }
}

/** A file that could not be read at all. */
export function unreadable(file: string, message: string, tip: string): Source {
  const place = { file, line: 1, column: 1 }
  return {
    data: undefined,
    findings: [{ ...place, message, tip }],
    locate: problem => ({ ...place, message: problem.message }),
  }
}

const noAlias = {
  message: 'aliases are not followed here',
  tip: 'write the value out, so that each entry can be read alone',
}

const sentences: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: 'this field is written twice in the same entry',
  MULTIPLE_DOCS: 'a second document starts here: the file must be one',
  NON_STRING_KEY: 'a field must have a plain name',
  RESOURCE_EXHAUSTION: 'the file is nested too deeply',
  TAG_RESOLVE_FAILED: 'tags such as !name mean nothing here',
}

function sentence({ code, message }: YAMLError): Pick<Finding, 'message' | 'tip'> {
  const own = sentences[code]
  if (own !== undefined) return { message: own }
  return {
    message: `this is not YAML: ${message}`,
    tip: 'look at the indentation, quotes and brackets of this line and the one before',
  }
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
