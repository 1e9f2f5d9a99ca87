/** What becomes of a file of dependencies. */
export type DependencyEdit =
  | { readonly kind: "there" }
  | { readonly kind: "added"; readonly text: string; readonly line: string }
  /** It lists no Django. */
  | { readonly kind: "elsewhere" }
  /** It lists Django, and cannot be edited for certain. */
  | { readonly kind: "by-hand"; readonly line: string }
