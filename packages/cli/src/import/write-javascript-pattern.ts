import type { ClassMember, PatternNode, PythonPattern } from "./python-pattern.ts"

/** The source of a JavaScript regular expression that matches what the Python one does, but for line feeds. */
export function writeJavaScriptPattern({ root, dotAll }: PythonPattern): string {
  return write(root, dotAll)
}

function write(node: PatternNode, dotAll: boolean): string {
  switch (node.kind) {
    case "literal":
      return escapeCharacter(node.character, /[\\^$.*+?()[\]{}|]/)
    case "any":
      return dotAll ? "[\\s\\S]" : "."
    case "class":
      return writeClass(node.members, node.negated)
    case "sequence":
      return node.parts.map((part) => write(part, dotAll)).join("")
    case "choice":
      return node.parts.map((part) => write(part, dotAll)).join("|")
    case "group":
      return `(${node.opening}${write(node.part, dotAll)})`
    case "repeat":
      return write(node.part, dotAll) + writeQuantifier(node.min, node.max) + (node.lazy ? "?" : "")
    case "begin":
      return "^"
    case "end":
      return "$"
    case "wordBoundary":
      return "\\b"
    case "notWordBoundary":
      return "\\B"
    case "backreference":
      return `\\${node.to}`
  }
}

function writeClass(members: readonly ClassMember[], negated: boolean): string {
  const [only] = members
  if (members.length === 1 && only !== undefined && "shorthand" in only && !negated) return `\\${only.shorthand}`
  return `[${negated ? "^" : ""}${members.map(writeMember).join("")}]`
}

function writeMember(member: ClassMember): string {
  if ("shorthand" in member) return `\\${member.shorthand}`
  const special = /[\\\]^-]/
  const from = escapeCharacter(member.from, special)
  return member.from === member.to ? from : `${from}-${escapeCharacter(member.to, special)}`
}

function writeQuantifier(min: number, max: number): string {
  if (max === Infinity) return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`
  if (min === 0 && max === 1) return "?"
  return min === max ? `{${min}}` : `{${min},${max}}`
}

function escapeCharacter(character: string, special: RegExp): string {
  if (special.test(character)) return `\\${character}`
  const code = character.codePointAt(0)!
  return code < 0x20 || code === 0x7f ? `\\x${code.toString(16).padStart(2, "0")}` : character
}
