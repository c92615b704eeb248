import { posix } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { roomOf, rooms, type Room } from './arrows.ts'
import { block, files, filesIn, read } from './tree.ts'

interface Import {
  name: string
  /** Gone once the file runs. */
  typeOnly: boolean
}

const sources = [...filesIn('src', '.ts', '.mts', '.mjs', '.vue'), ...files.filter(isTool)]

function isTool(file: string): boolean {
  return /^[\w.]+\.config\.(ts|js)$/.test(file)
}

function parse(file: string): ts.SourceFile {
  const text = file.endsWith('.vue') ? block(read(file), 'script') : read(file)
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)
}

function nodesOf(node: ts.Node): ts.Node[] {
  return [node, ...node.getChildren().flatMap(nodesOf)]
}

const importsOf = (file: string): Import[] => nodesOf(parse(file)).flatMap(node => importIn(node) ?? [])

function importIn(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node)) return named(node.moduleSpecifier, bringsTypesOnly(node.importClause))
  if (ts.isExportDeclaration(node)) return named(node.moduleSpecifier, node.isTypeOnly)
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return named(node.argument.literal, true)
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return named(node.arguments[0], false)
  return undefined
}

function named(specifier: ts.Node | undefined, typeOnly: boolean): Import | undefined {
  return specifier && ts.isStringLiteral(specifier) ? { name: specifier.text, typeOnly } : undefined
}

function bringsTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const { name, namedBindings } = clause
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false
  return namedBindings.elements.length > 0 && namedBindings.elements.every(element => element.isTypeOnly)
}

/** The sentence to read when a file may not import this, or nothing. */
function objection(file: string, { name, typeOnly }: Import): string | undefined {
  const from = roomOf(file)
  if (from === undefined)
    return `${file} is in a folder without arrows: add the folder to tests/house/arrows.ts`
  const { uses, types = [], packages }: Room = rooms[from]
  if (!name.startsWith('.')) {
    const allowed = packages?.some(each => name === each || (/[:/]$/.test(each) && name.startsWith(each)))
    return allowed === false && !typeOnly
      ? `${file} imports the package ${name}, which ${from} does without: move what needs it`
      : undefined
  }
  const target = posix.join(posix.dirname(file), name)
  const to = roomOf(target)
  if (to === undefined || uses.includes(to) || (typeOnly && types.includes(to))) return undefined
  return `${file} imports ${target}, but ${from} may only use ${uses.join(', ') || 'nothing'}: turn the arrow around`
}

it('every import follows the arrows between the rooms', () => {
  const objections = sources.flatMap(file => importsOf(file).flatMap(each => objection(file, each) ?? []))
  expect(objections).toEqual([])
})

it('core knows no clock, no dice and no browser', () => {
  const foreign = new Set(
    `window document navigator location localStorage sessionStorage fetch crypto process performance setTimeout
    setInterval globalThis console`.split(/\s+/),
  )
  const objections = filesIn('src/core', '.ts').flatMap(file =>
    nodesOf(parse(file)).flatMap(node => {
      const text = node.getText()
      const clock = ['Date.now', 'Math.random', 'new Date()'].includes(text)
      const world = ts.isIdentifier(node) && foreign.has(text) && !isOwnName(node)
      return clock || world ? [`${file} uses ${text}: take what it gives as an argument`] : []
    }),
  )
  expect(objections).toEqual([])
})

/** The name of a property or of a parameter, which may be that of something in the browser. */
const isOwnName = (node: ts.Identifier): boolean => 'name' in node.parent && node.parent.name === node
