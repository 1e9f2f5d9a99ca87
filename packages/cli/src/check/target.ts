/** What a target of `ofcors check` is. */
export type Target =
  | { readonly kind: "url"; readonly url: string; readonly schemeAdded: boolean }
  | { readonly kind: "policy"; readonly path: string }
  | { readonly kind: "project"; readonly path: string }

/**
 * Reads a target: an address, a policy file, or a project's folder.
 *
 * @param kindOf tells whether a path is there, as a file or a folder
 */
export function readTarget(text: string, kindOf: (path: string) => "file" | "folder" | undefined): Target {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return { kind: "url", url: text, schemeAdded: false }
  const found = kindOf(text)
  if (found === "folder") return { kind: "project", path: text }
  if (found === "file" || /\.(?:json|[cm]?[jt]s)$/.test(text)) return { kind: "policy", path: text }
  if (
    /^(?:localhost|\[[0-9a-f:.]+\]|[a-z0-9-]+(?:\.[a-z0-9-]+)+|[a-z0-9-]+(?=:\d))(?::\d{1,5})?(?:[/?#]|$)/i.test(text)
  )
    return { kind: "url", url: `http://${text}`, schemeAdded: true }
  return { kind: "project", path: text }
}
