import type { Colours } from "../terminal.ts"
import type { PageConfig } from "./page-config.ts"

/** What the demo says once it runs: where to look, what to click, the settings, how to stop. */
export function welcome(config: PageConfig, { bold, cyan, dim }: Colours, whereReasonsAre: string): string {
  const [page, other] = config.pages
  const isOtherAllowed = config.allowedPages.includes(other)
  const width = Math.max(page.length, other.length)
  const url = (text: string): string => cyan(text) + " ".repeat(width - text.length)
  return `
  ${bold("ofcors demo")}: a page on one port, ${config.server === "django" ? "Django" : "an API"} on another

    Page  ${url(page)}  allowed: every request works
    Page  ${url(other)}  the same page, ${isOtherAllowed ? "allowed too" : "refused: no request works"}
    API   ${url(config.api)}

  1. Open ${cyan(page)} and press ${bold("Run all")}.
  2. Open ${cyan(other)} and press ${bold("Run all")}${isOtherAllowed ? ".\n     It works there as well." : `. Then ${whereReasonsAre}`}

  The API runs with these settings:

${dim(indent(config.settings))}

  Ctrl-C stops it. Below: what the API is asked.
`
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n")
}
