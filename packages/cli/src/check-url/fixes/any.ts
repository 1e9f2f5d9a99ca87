import type { Desired } from "./desired.ts"
import type { Recipe } from "./fix.ts"

function headersToSend({ origins, methods, headers, exposed, credentials }: Desired): string {
  const always = [
    `Access-Control-Allow-Origin: ${origins[0] ?? ""}`,
    ...(credentials ? ["Access-Control-Allow-Credentials: true"] : []),
    "Vary: Origin",
  ]
  const preflight = [
    ...always,
    `Access-Control-Allow-Methods: ${methods.join(", ")}`,
    ...(headers.length > 0 ? [`Access-Control-Allow-Headers: ${headers.join(", ")}`] : []),
  ]
  const actual = [...always, ...(exposed.length > 0 ? [`Access-Control-Expose-Headers: ${exposed.join(", ")}`] : [])]
  return [
    "# OPTIONS with Access-Control-Request-Method: answer at once with status 204 and",
    ...preflight,
    "",
    "# every other response, errors included, once each:",
    ...actual,
  ].join("\n")
}

/** What any server has to send, where nothing is known about it. */
export const anyRecipe: Recipe = {
  where: `in the server, before routing and authentication`,
  write: headersToSend,
}
