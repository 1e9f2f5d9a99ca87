import { FILE_HEADERS_ONLY, createTwoFilesPatch } from "diff"
import { coloursOf, emphasise, printable, wrap } from "../terminal.ts"
import type { EnablePlan } from "./plan.ts"
import type { EnableRequest } from "./request.ts"
import { DEFAULT_HEADERS } from "./settings/add-headers.ts"
import { CORS_MIDDLEWARE } from "./settings/add-middleware.ts"
import type { ByHand } from "./settings/refusal.ts"
import type { FileChange } from "../writing/write-together.ts"

type Display = (path: string) => string

/** Says a paragraph on stderr; lines of its own stay lines. */
export function say(text: string): void {
  const colours = coloursOf(process.stderr)
  for (const line of text.split("\n")) process.stderr.write(emphasise(wrap(printable(line), 80, "  "), colours) + "\n")
}

/** The changes as a diff, in which no file can move the cursor. */
export function diffOf(files: readonly FileChange[], display: Display): string {
  return files
    .map(({ path, before, after }) =>
      createTwoFilesPatch(display(path), display(path), before ?? "", after ?? "", "", "", {
        context: 2,
        headerOptions: FILE_HEADERS_ONLY,
      }),
    )
    .join("\n")
    .split("\n")
    .map((line) => printable(line.replace(/\r$/, "")))
    .join("\n")
}

/** What a plan does, in sentences. */
export function renderPlan({ files, does, notes, byHand }: EnablePlan, display: Display): string {
  const lines = files.length === 0 ? ["Nothing to change: it is all there."] : does
  return paragraphs([
    ...lines,
    ...notes.map((note) => `note: ${note}`),
    ...byHand.map((each) => inWords(each, display)),
  ])
}

/** Why nothing is written, and everything that is to be pasted. */
export function renderRefusal(byHand: ByHand, request: EnableRequest, display: Display): string {
  return `${paragraphs([`Nothing is written, because an edit could be wrong. ${inWords(byHand, display)}`, "All that is needed:"])}\n${recipe(request).join("\n")}\n`
}

function paragraphs(texts: readonly string[]): string {
  const colours = coloursOf(process.stdout)
  return texts
    .flatMap((text) => text.split("\n"))
    .map((line) => `${emphasise(wrap(printable(line), 80, "  "), colours)}\n`)
    .join("")
}

function inWords({ why, place, what, lines }: ByHand, display: Display): string {
  const where = place === undefined ? "" : ` (${display(place.file)}:${place.line})`
  return [`${why}${where} ${what}`, ...lines.map((line) => `    ${line}`)].join("\n")
}

/** The article's steps as lines to paste. */
export function recipe({ origins, credentials, headers }: EnableRequest): readonly string[] {
  const more = headers.filter((header) => !DEFAULT_HEADERS.has(header))
  return [
    "pip install django-cors-headers",
    "",
    'INSTALLED_APPS = [..., "corsheaders"]',
    `MIDDLEWARE = ["${CORS_MIDDLEWARE}", ...]`,
    `CORS_ALLOWED_ORIGINS = [${origins.map((origin) => `"${origin}"`).join(", ")}]`,
    ...(credentials
      ? [
          "CORS_ALLOW_CREDENTIALS = True",
          `CSRF_TRUSTED_ORIGINS = [${origins.map((origin) => `"${origin}"`).join(", ")}]`,
        ]
      : []),
    ...(more.length === 0
      ? []
      : [
          "from corsheaders.defaults import default_headers",
          `CORS_ALLOW_HEADERS = (*default_headers, ${more.map((header) => `"${header}"`).join(", ")})`,
        ]),
  ]
}

/** The result for a machine. */
export function renderJson(
  result:
    | { readonly refused: ByHand }
    | { readonly plan: EnablePlan; readonly written: boolean; readonly messages?: readonly string[] },
  display: Display,
): string {
  const plain = ({ why, place, what, lines }: ByHand): object => ({
    why,
    ...(place === undefined ? {} : { file: display(place.file), line: place.line }),
    what,
    lines,
  })
  const shown =
    "refused" in result
      ? { version: 1, written: false, refused: plain(result.refused) }
      : {
          version: 1,
          written: result.written,
          settings: result.plan.settings.map(({ module }) => module.name),
          does: result.plan.does,
          notes: result.plan.notes,
          byHand: result.plan.byHand.map(plain),
          files: result.plan.files.map((file) => ({ path: display(file.path), diff: diffOf([file], display) })),
          messages: result.messages ?? [],
        }
  return `${JSON.stringify(shown, null, 2)}\n`
}
