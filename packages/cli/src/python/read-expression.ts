import type { SyntaxNode } from "@lezer/common"
import { stringLiteral, unescape } from "./read-string.ts"
import type {
  Argument,
  ComprehensionClause,
  DictEntry,
  Expression,
  SequenceElement,
  SequenceExpression,
  StringPiece,
} from "./syntax.ts"

/** The children of a node that mean something. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== "Comment" && !child.type.isError) children.push(child)
  }
  return children
}

const SEQUENCES: Readonly<Record<string, SequenceExpression["kind"]>> = {
  ArrayExpression: "list",
  TupleExpression: "tuple",
  SetExpression: "set",
}

const COMPREHENSIONS: Readonly<Record<string, "list" | "set" | "dict" | "generator">> = {
  ArrayComprehensionExpression: "list",
  SetComprehensionExpression: "set",
  DictionaryComprehensionExpression: "dict",
  ComprehensionExpression: "generator",
}

/** Reads one expression of the grammar's tree. */
export function readExpression(node: SyntaxNode, text: string): Expression {
  const { from, to } = node
  const children = childrenOf(node)
  const read = (child: SyntaxNode | undefined): Expression =>
    child === undefined ? { kind: "other", from, to } : readExpression(child, text)
  const sequence = SEQUENCES[node.name]
  if (sequence !== undefined) {
    const contents = readElements(children.slice(1, -1), text)
    return { kind: sequence, from, to, ...contents, open: from, close: to - 1 }
  }
  const container = COMPREHENSIONS[node.name]
  if (container !== undefined) return readComprehension(node, children.slice(1, -1), container, text)
  switch (node.name) {
    case "VariableName":
      return { kind: "name", from, to, name: text.slice(from, to) }
    case "String":
    case "FormatString":
      return { kind: "string", from, to, pieces: [readPiece(node, text)] }
    case "ContinuedString":
      return { kind: "string", from, to, pieces: children.map((child) => readPiece(child, text)) }
    case "Number":
      return { kind: "number", from, to, value: Number(text.slice(from, to).replaceAll("_", "")) }
    case "Boolean":
      return { kind: "boolean", from, to, value: text.slice(from, to) === "True" }
    case "None":
      return { kind: "none", from, to }
    case "ParenthesizedExpression":
      // `(*x)` is no expression of its own; a walrus is `other`.
      return children.length === 3
        ? { kind: "parenthesised", from, to, inner: read(children[1]) }
        : { kind: "other", from, to }
    case "BinaryExpression": {
      const operator = children.slice(1, -1).map((child) => text.slice(child.from, child.to))
      return {
        kind: "binary",
        from,
        to,
        operator: operator.join(" "),
        left: read(children[0]),
        right: read(children.at(-1)),
      }
    }
    case "UnaryExpression":
      return { kind: "unary", from, to, operator: text.slice(from, children[0]!.to), operand: read(children[1]) }
    case "ConditionalExpression":
      return {
        kind: "conditional",
        from,
        to,
        whenTrue: read(children[0]),
        test: read(children[2]),
        whenFalse: read(children[4]),
      }
    case "CallExpression":
      return { kind: "call", from, to, callee: read(children[0]), arguments: readArguments(children[1]!, text) }
    case "MemberExpression":
      return readMember(node, children, text)
    case "DictionaryExpression":
      return { kind: "dict", from, to, entries: readEntries(children.slice(1, -1), text) }
    default:
      return { kind: "other", from, to }
  }
}

/** Reads what stands between commas, as in a list; also a bare tuple or the targets of an assignment. */
export function readElements(
  nodes: readonly SyntaxNode[],
  text: string,
): Pick<SequenceExpression, "elements" | "commas"> {
  const elements: SequenceElement[] = []
  const commas: number[] = []
  let star: SyntaxNode | undefined
  for (const node of nodes) {
    if (node.name === ",") commas.push(node.from)
    else if (node.name === "*") star = node
    else {
      elements.push({
        starred: star !== undefined,
        from: star?.from ?? node.from,
        to: node.to,
        value: readExpression(node, text),
      })
      star = undefined
    }
  }
  return { elements, commas }
}

/** Reads expressions between commas as Python does: one alone is itself, several or a trailing comma are a tuple. */
export function readExpressions(nodes: readonly SyntaxNode[], text: string): Expression {
  const contents = readElements(nodes, text)
  const [only] = contents.elements
  const from = nodes[0]?.from ?? 0
  const to = nodes.at(-1)?.to ?? from
  if (only === undefined) return { kind: "other", from, to }
  if (contents.commas.length === 0 && !only.starred) return only.value
  return { kind: "tuple", from, to, ...contents, open: undefined, close: undefined }
}

function readPiece(node: SyntaxNode, text: string): StringPiece {
  const { from, to } = node
  const { raw, bytes, format, open, close } = stringLiteral(text.slice(from, to))
  if (!format) return { from, to, bytes, value: unescape(text.slice(from + open, to - close), raw) }
  const replacements: (string | Expression)[] = []
  let position = from + open
  const literal = (end: number): void => {
    const contents = unescape(text.slice(position, end), raw)
    replacements.push((contents ?? "").replaceAll("{{", "{").replaceAll("}}", "}"))
  }
  for (const child of childrenOf(node)) {
    if (child.name !== "FormatReplacement") continue
    literal(child.from)
    position = child.to
    const inner = childrenOf(child)
    // A conversion or a format changes the text: then it is not the value's own.
    replacements.push(
      inner.length === 3 ? readExpression(inner[1]!, text) : { kind: "other", from: child.from, to: child.to },
    )
  }
  literal(to - close)
  return { from, to, bytes, value: undefined, replacements }
}

/** Reads the arguments of a call or the bases of a class. */
export function readArguments(list: SyntaxNode, text: string): Argument[] {
  const nodes = childrenOf(list).slice(1, -1)
  const groups: SyntaxNode[][] = [[]]
  for (const node of nodes) {
    if (node.name === ",") groups.push([])
    else groups.at(-1)!.push(node)
  }
  return groups
    .filter((group) => group.length > 0)
    .map((group): Argument => {
      const [first, second, third] = group as [SyntaxNode, SyntaxNode?, SyntaxNode?]
      const range = { from: first.from, to: group.at(-1)!.to }
      if (first.name === "*" || first.name === "**")
        return { ...range, name: undefined, star: first.name, value: readExpression(second!, text) }
      if (second?.name === "AssignOp" && third !== undefined)
        return { ...range, name: text.slice(first.from, first.to), star: undefined, value: readExpression(third, text) }
      if (group.length === 1) return { ...range, name: undefined, star: undefined, value: readExpression(first, text) }
      // A generator without parentheses of its own.
      const { from, to } = range
      const generator = readClauses(group.slice(1), text)
      const element = readExpression(first, text)
      return {
        ...range,
        name: undefined,
        star: undefined,
        value:
          generator === undefined
            ? { kind: "other", from, to }
            : { kind: "comprehension", from, to, container: "generator", key: undefined, element, clauses: generator },
      }
    })
}

function readMember(node: SyntaxNode, children: readonly SyntaxNode[], text: string): Expression {
  const { from, to } = node
  const object = readExpression(children[0]!, text)
  const last = children.at(-1)!
  if (last.name === "PropertyName") return { kind: "attribute", from, to, object, name: text.slice(last.from, last.to) }
  const inside = children.slice(2, -1)
  const sliced = inside.some(({ name }) => name === ":")
  return { kind: "subscript", from, to, object, index: sliced ? undefined : readExpressions(inside, text) }
}

function readEntries(nodes: readonly SyntaxNode[], text: string): DictEntry[] {
  const entries: DictEntry[] = []
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]!
    if (node.name === ",") continue
    if (node.name === "**") entries.push({ key: undefined, value: readExpression(nodes[++index]!, text) })
    else if (nodes[index + 2] !== undefined) {
      entries.push({ key: readExpression(node, text), value: readExpression(nodes[index + 2]!, text) })
      index += 2
    }
  }
  return entries
}

function readComprehension(
  node: SyntaxNode,
  inside: readonly SyntaxNode[],
  container: "list" | "set" | "dict" | "generator",
  text: string,
): Expression {
  const { from, to } = node
  const start = inside.findIndex(({ name }) => name === "for" || name === "async")
  const head = inside.slice(0, start)
  const clauses = readClauses(inside.slice(start), text)
  const keyed = container === "dict" && head.length === 3
  if (clauses === undefined || head.length !== (keyed ? 3 : 1)) return { kind: "other", from, to }
  const key = keyed ? readExpression(head[0]!, text) : undefined
  return { kind: "comprehension", from, to, container, key, element: readExpression(head.at(-1)!, text), clauses }
}

function readClauses(nodes: readonly SyntaxNode[], text: string): ComprehensionClause[] | undefined {
  const clauses: { target: Expression; iterable: Expression; conditions: Expression[] }[] = []
  let index = 0
  while (index < nodes.length) {
    const word = nodes[index]!.name
    if (word === "if" && clauses.length > 0) {
      clauses.at(-1)!.conditions.push(readExpression(nodes[index + 1]!, text))
      index += 2
    } else if (word === "for") {
      const split = nodes.findIndex(({ name }, at) => at > index && name === "in")
      if (split === -1 || nodes[split + 1] === undefined) return undefined
      const target = readExpressions(nodes.slice(index + 1, split), text)
      clauses.push({ target, iterable: readExpression(nodes[split + 1]!, text), conditions: [] })
      index = split + 2
    } else return undefined
  }
  return clauses
}
