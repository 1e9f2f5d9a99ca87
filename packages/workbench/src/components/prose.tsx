import type { ReactNode } from "react"

/** A sentence in which backquotes mark code. */
export function Prose({ text }: { readonly text: string }): ReactNode {
  // Split at a group, code stands at the odd places.
  return text.split(/`([^`]*)`/).map((piece, index) => (index % 2 === 1 ? <code key={index}>{piece}</code> : piece))
}
