import type { SyntaxNode } from "@lezer/common"
import { childrenOf, readArguments, readElements, readExpression, readExpressions } from "./read-expression.ts"
import type { Branch, Expression, ImportedName, Statement } from "./syntax.ts"

/** Reads the statements of a module or a block. */
export function readBody(node: SyntaxNode, text: string): Statement[] {
  return childrenOf(node).flatMap((child) => readStatement(child, text))
}

function readStatement(node: SyntaxNode, text: string): Statement[] {
  const from = node.from
  const to = from + text.slice(from, node.to).trimEnd().length
  const children = childrenOf(node)
  const at = (name: string): number => children.findIndex((child) => child.name === name)
  const body = (index: number): Statement[] => (children[index] === undefined ? [] : readBody(children[index], text))
  const bodyAfter = (name: string): Statement[] => (at(name) === -1 ? [] : body(at(name) + 1))
  switch (node.name) {
    case "StatementGroup":
      return children.filter(({ name }) => name !== ";").flatMap((child) => readStatement(child, text))
    case "AssignStatement":
      return readAssignment(from, to, children, text)
    case "UpdateStatement": {
      const operator = at("UpdateOp")
      return [
        {
          kind: "augment",
          from,
          to,
          target: readExpressions(children.slice(0, operator), text),
          operator: text.slice(children[operator]?.from, children[operator]?.to),
          value: readExpressions(children.slice(operator + 1), text),
        },
      ]
    }
    case "ExpressionStatement":
      return [{ kind: "expression", from, to, value: readExpressions(children, text) }]
    case "ImportStatement":
      return [readImport(from, to, children, text)]
    case "IfStatement":
      return [readIf(from, to, children, text)]
    case "TryStatement":
      return [readTry(from, to, children, text)]
    case "ForStatement":
      return [
        {
          kind: "for",
          from,
          to,
          target: readExpressions(children.slice(at("for") + 1, at("in")), text),
          iterable: readExpressions(children.slice(at("in") + 1, at("Body")), text),
          body: body(at("Body")),
          otherwise: bodyAfter("else"),
        },
      ]
    case "WhileStatement":
    case "WithStatement":
    case "MatchStatement":
      return [readBlock(node, to, children, text)]
    case "FunctionDefinition":
      return [{ kind: "function", from, to, name: nameOf(children, text), body: body(at("Body")) }]
    case "ClassDefinition": {
      const bases = children[at("ArgList")]
      return [
        {
          kind: "class",
          from,
          to,
          name: nameOf(children, text),
          bases: bases === undefined ? [] : readArguments(bases, text),
          decorated: false,
          body: body(at("Body")),
        },
      ]
    }
    case "DecoratedStatement":
      return readStatement(children.at(-1)!, text).map((statement) =>
        statement.kind === "class" ? { ...statement, from, decorated: true } : { ...statement, from },
      )
    case "DeleteStatement":
      return [
        { kind: "delete", from, to, targets: readElements(children.slice(1), text).elements.map(({ value }) => value) },
      ]
    case "ScopeStatement":
      return [
        {
          kind: "global",
          from,
          to,
          names: children
            .filter(({ name }) => name === "VariableName")
            .map((child) => text.slice(child.from, child.to)),
        },
      ]
    case ":":
      return []
    default:
      return [{ kind: "other", from, to }]
  }
}

function nameOf(children: readonly SyntaxNode[], text: string): string {
  const name = children.find((child) => child.name === "VariableName")
  return name === undefined ? "" : text.slice(name.from, name.to)
}

function readAssignment(from: number, to: number, children: readonly SyntaxNode[], text: string): Statement[] {
  const groups: SyntaxNode[][] = [[]]
  for (const child of children) {
    if (child.name === "AssignOp") groups.push([])
    else if (child.name !== "TypeDef") groups.at(-1)!.push(child)
  }
  const expressions = groups.map((group) => readExpressions(group, text))
  const value = expressions.pop()!
  if (expressions.length === 0) return [{ kind: "annotate", from, to, target: value }]
  return [{ kind: "assign", from, to, targets: expressions, value }]
}

function readImport(from: number, to: number, children: readonly SyntaxNode[], text: string): Statement {
  const split = children.findIndex(({ name }) => name === "import")
  const source = children
    .slice(1, split)
    .map((child) => text.slice(child.from, child.to))
    .join("")
  const names: ImportedName[] = []
  let [path, alias, start]: [string, string | undefined, SyntaxNode | undefined] = ["", undefined, undefined]
  let afterAs = false
  const finish = (end: number): void => {
    if (start !== undefined) names.push({ name: path, alias: alias ?? path, from: start.from, to: end })
    ;[path, alias, start, afterAs] = ["", undefined, undefined, false]
  }
  let end = from
  for (const child of children.slice(split + 1)) {
    if (child.name === "," || child.name === "(" || child.name === ")") finish(end)
    else if (child.name === "as") afterAs = true
    else {
      start ??= child
      const word = text.slice(child.from, child.to)
      if (afterAs) alias = word
      else path += word
    }
    end = child.to
  }
  finish(end)
  if (children[0]?.name !== "from") return { kind: "import", from, to, names }
  const level = /^\.*/.exec(source)![0].length
  return {
    kind: "from-import",
    from,
    to,
    level,
    module: source.slice(level),
    names: isStar(names) ? undefined : names,
  }
}

function isStar(names: readonly ImportedName[]): boolean {
  return names.length === 1 && names[0]!.name === "*"
}

function readIf(from: number, to: number, children: readonly SyntaxNode[], text: string): Statement {
  const branches: Branch[] = []
  let otherwise: Statement[] = []
  let test: Expression = { kind: "other", from, to }
  let last = ""
  for (const child of children) {
    if (child.name === "if" || child.name === "elif" || child.name === "else") last = child.name
    else if (child.name !== "Body") test = readExpression(child, text)
    else if (last === "else") otherwise = readBody(child, text)
    else branches.push({ test, body: readBody(child, text) })
  }
  return { kind: "if", from, to, branches, otherwise }
}

function readTry(from: number, to: number, children: readonly SyntaxNode[], text: string): Statement {
  const parts: Record<string, Statement[]> = {}
  const handlers: Statement[][] = []
  const catches: string[] = []
  let word = ""
  let caught = ""
  for (const child of children) {
    if (child.name === "Body") {
      const body = readBody(child, text)
      if (word === "except") {
        handlers.push(body)
        catches.push(caught)
      } else parts[word] = body
    } else if (["try", "except", "else", "finally"].includes(child.name)) [word, caught] = [child.name, ""]
    else caught += text.slice(child.from, child.to)
  }
  const { try: body = [], else: otherwise = [], finally: last = [] } = parts
  return { kind: "try", from, to, body, handlers, catches, otherwise, finally: last }
}

function readBlock(node: SyntaxNode, to: number, children: readonly SyntaxNode[], text: string): Statement {
  const word = node.name === "WhileStatement" ? "while" : node.name === "WithStatement" ? "with" : "match"
  const binds = children
    .filter((_, index) => children[index - 1]?.name === "as")
    .map((child) => text.slice(child.from, child.to))
  const bodies = word === "match" ? childrenOf(children.at(-1)!).flatMap(childrenOf) : children
  const body = bodies.filter((child) => child.name === "Body").flatMap((child) => readBody(child, text))
  return { kind: "block", from: node.from, to, word, body, binds }
}
