import { lineEndingOf } from "../../python/text-style.ts"
import type { DependencyEdit } from "./dependency-edit.ts"
import { requirementLike, requirementLines } from "./requirements.ts"
import { PACKAGE } from "./version.ts"

/** Adds the package to `install_requires` of a `setup.cfg`, below Django. */
export function addToSetupCfg(text: string): DependencyEdit {
  const block =
    /^install_requires[ \t]*=[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n)((?:[ \t]+[^\r\n]*(?:\r\n|\n|$)|[ \t]*(?:\r\n|\n))*)/m.exec(
      text,
    )
  const body = block?.[1] ?? ""
  const lines = requirementLines(body)
  if (lines.some(({ name }) => name === PACKAGE)) return { kind: "there" }
  const django = lines.find(({ name }) => name === "django")
  if (block === null || django === undefined)
    return /^install_requires[^\n]*\bdjango\b/im.test(text) ? { kind: "by-hand", line: PACKAGE } : { kind: "elsewhere" }
  const line = requirementLike(lines)
  const at = block.index + block[0].length - body.length + django.to
  return {
    kind: "added",
    text: `${text.slice(0, at)}${lineEndingOf(text)}${django.indent}${line}${text.slice(at)}`,
    line,
  }
}
