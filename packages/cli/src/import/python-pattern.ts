/** A regular expression of Python's `re`, as far as origins and paths need it. */
export type PatternNode =
  | { readonly kind: "literal"; readonly character: string }
  | { readonly kind: "any" }
  | { readonly kind: "class"; readonly negated: boolean; readonly members: readonly ClassMember[] }
  | { readonly kind: "sequence" | "choice"; readonly parts: readonly PatternNode[] }
  | {
      readonly kind: "repeat"
      readonly part: PatternNode
      readonly min: number
      readonly max: number
      readonly lazy: boolean
    }
  | { readonly kind: "group"; readonly part: PatternNode; readonly opening: string }
  | { readonly kind: "begin" | "end" | "wordBoundary" | "notWordBoundary" }
  | { readonly kind: "backreference"; readonly to: string }

/** A character, a range of them, or one of `\d \D \w \W \s \S`. */
export type ClassMember = { readonly from: string; readonly to: string } | { readonly shorthand: string }

/** A pattern with the flags that change what it matches in an origin. */
export interface PythonPattern {
  readonly root: PatternNode
  readonly ignoreCase: boolean
  /** Whether `.` matches a line feed too. */
  readonly dotAll: boolean
}

/** Thrown for a pattern that has no equal in JavaScript. */
export class UnreadablePattern extends Error {}

/** Thrown for a pattern that Python refuses. */
export class InvalidPattern extends UnreadablePattern {}
