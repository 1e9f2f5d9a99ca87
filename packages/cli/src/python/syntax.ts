/** A half-open range of UTF-16 positions in the text that was parsed. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** One literal of a string: `"a" "b"` has two. */
export interface StringPiece extends Range {
  /** What it stands for; an f-string's replacements are in `replacements` instead. */
  readonly value: string | undefined
  /** An f-string's contents in order. */
  readonly replacements?: readonly (string | Expression)[]
  readonly bytes: boolean
}

/** One element of a list, tuple or set; `starred` for `*name`. Its range covers the star. */
export interface SequenceElement extends Range {
  readonly starred: boolean
  readonly value: Expression
}

/** A list, tuple or set as written. A tuple without parentheses has `open` and `close` of `undefined`. */
export interface SequenceExpression extends Range {
  readonly kind: "list" | "tuple" | "set"
  readonly elements: readonly SequenceElement[]
  /** The position of each comma, as many as elements or one fewer. */
  readonly commas: readonly number[]
  /** The position of the opening bracket. */
  readonly open: number | undefined
  /** The position of the closing bracket. */
  readonly close: number | undefined
}

/** One `for target in iterable if condition` of a comprehension. */
export interface ComprehensionClause {
  readonly target: Expression
  readonly iterable: Expression
  readonly conditions: readonly Expression[]
}

/** One argument of a call: `value`, `name=value`, `*value`, `**value`. */
export interface Argument extends Range {
  readonly name: string | undefined
  readonly star: "*" | "**" | undefined
  readonly value: Expression
}

/** One entry of a dict; without `key` it is `**value`. */
export interface DictEntry {
  readonly key: Expression | undefined
  readonly value: Expression
}

/** A Python expression. What settings never need is `other`. */
export type Expression = Range &
  (
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "string"; readonly pieces: readonly StringPiece[] }
    | { readonly kind: "number"; readonly value: number }
    | { readonly kind: "boolean"; readonly value: boolean }
    | { readonly kind: "none" }
    | SequenceExpression
    | { readonly kind: "dict"; readonly entries: readonly DictEntry[] }
    | {
        readonly kind: "comprehension"
        readonly container: "list" | "set" | "dict" | "generator"
        readonly key: Expression | undefined
        readonly element: Expression
        readonly clauses: readonly ComprehensionClause[]
      }
    | { readonly kind: "binary"; readonly operator: string; readonly left: Expression; readonly right: Expression }
    | { readonly kind: "unary"; readonly operator: string; readonly operand: Expression }
    | {
        readonly kind: "conditional"
        readonly test: Expression
        readonly whenTrue: Expression
        readonly whenFalse: Expression
      }
    | { readonly kind: "call"; readonly callee: Expression; readonly arguments: readonly Argument[] }
    | { readonly kind: "attribute"; readonly object: Expression; readonly name: string }
    | { readonly kind: "subscript"; readonly object: Expression; readonly index: Expression | undefined }
    | { readonly kind: "parenthesised"; readonly inner: Expression }
    | { readonly kind: "other" }
  )

/** One name of `from module import name as alias`. */
export interface ImportedName extends Range {
  readonly name: string
  readonly alias: string
}

/** A test with the statements that run when it holds. */
export interface Branch {
  readonly test: Expression
  readonly body: readonly Statement[]
}

/** A Python statement. Ranges end before the comment and the line break behind it, but include blocks. */
export type Statement = Range &
  (
    | { readonly kind: "assign"; readonly targets: readonly Expression[]; readonly value: Expression }
    | { readonly kind: "augment"; readonly target: Expression; readonly operator: string; readonly value: Expression }
    | { readonly kind: "annotate"; readonly target: Expression }
    | { readonly kind: "expression"; readonly value: Expression }
    | { readonly kind: "import"; readonly names: readonly ImportedName[] }
    | {
        readonly kind: "from-import"
        /** The number of leading dots. */
        readonly level: number
        readonly module: string
        /** `undefined` is `*`. */
        readonly names: readonly ImportedName[] | undefined
      }
    | { readonly kind: "if"; readonly branches: readonly Branch[]; readonly otherwise: readonly Statement[] }
    | {
        readonly kind: "try"
        readonly body: readonly Statement[]
        readonly handlers: readonly (readonly Statement[])[]
        /** The text of each handler's exception, or `""`. */
        readonly catches: readonly string[]
        readonly otherwise: readonly Statement[]
        readonly finally: readonly Statement[]
      }
    | {
        readonly kind: "for"
        readonly target: Expression
        readonly iterable: Expression
        readonly body: readonly Statement[]
        readonly otherwise: readonly Statement[]
      }
    | {
        readonly kind: "block"
        readonly word: "while" | "with" | "match"
        readonly body: readonly Statement[]
        readonly binds: readonly string[]
      }
    | { readonly kind: "function"; readonly name: string; readonly body: readonly Statement[] }
    | {
        readonly kind: "class"
        readonly name: string
        readonly bases: readonly Argument[]
        readonly decorated: boolean
        readonly body: readonly Statement[]
      }
    | { readonly kind: "delete"; readonly targets: readonly Expression[] }
    | { readonly kind: "global"; readonly names: readonly string[] }
    | { readonly kind: "other" }
  )

/** Something that keeps a text from being read as Python 3. */
export interface SyntaxProblem {
  /** From 1. */
  readonly line: number
  readonly kind: "syntax" | "python-2"
}

/** A Python module as written. */
export interface PythonModule {
  readonly text: string
  readonly statements: readonly Statement[]
  readonly comments: readonly Range[]
  /** Not empty: do not trust `statements`. */
  readonly problems: readonly SyntaxProblem[]
}
