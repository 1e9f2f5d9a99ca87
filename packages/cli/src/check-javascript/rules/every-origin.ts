import type { Setup } from "../find-setups.ts"
import type { JavaScriptReview } from "../review.ts"
import type { Value } from "../value.ts"
import { certainty, credentialsOf } from "./credentials.ts"
import { shown } from "./text.ts"

/** What it means that everyone is let in, with and without credentials. */
export function everyOrigin(
  review: JavaScriptReview,
  setup: Setup,
  how: "star" | "reflects",
  at: Value["at"],
  condition: string | undefined,
  because?: string,
): void {
  const credentials = credentialsOf(setup)
  const where = certainty(setup, condition)
  const reflects = how === "reflects" || setup.package.anyWithCredentials === "reflects"
  const text = because ?? shown(at)
  if (credentials === "no")
    review.report(how === "reflects" ? "any-origin-reflected" : "any-origin-allowed", {
      at,
      condition,
      message: `Every origin is allowed: ${text}.`,
    })
  else if (reflects)
    review.report("any-origin-reflected-with-credentials", {
      at,
      condition: where,
      message: `Every origin is allowed, with credentials: ${text}, and ${setup.package.title} echoes whoever asks.`,
      fix: { title: "Name the origins.", edits: [] },
    })
  else
    review.report("any-origin-with-credentials", {
      at,
      condition: where,
      message: `\`*\` is sent beside \`Access-Control-Allow-Credentials: true\`: ${text}.${setup.package.name === "hono/cors" ? " (Hono before 4.12.25 echoes the origin, which lets every site in.)" : ""}`,
      fix: { title: "Name the origins, or leave out `credentials`.", edits: [] },
    })
}
