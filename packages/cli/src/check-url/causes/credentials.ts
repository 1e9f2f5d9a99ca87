import type { BrowserDiagnostic, Exchange } from "ofcors/browser"
import type { Cause } from "./cause.ts"
import { quoted } from "./words.ts"

/** What is wrong with the permission to send cookies. */
export function credentialsCause(at: Exchange, { code, facts, message }: BrowserDiagnostic): Cause {
  const where = `${at.request.method} ${at.request.url}: ${at.response?.status ?? 0}`
  if (code === "allow-origin-wildcard-with-credentials") {
    return {
      code: "credentials-with-wildcard",
      certainty: "certain",
      message: `The page sends its cookies (\`credentials: "include"\`), and the server allows \`*\`. With credentials it must name the origin: ${quoted(facts["origin"] ?? "")}.`,
      evidence: [`${where}, \`Access-Control-Allow-Origin: *\``],
    }
  }
  const value = facts["value"] ?? ""
  return {
    code: "allow-credentials-missing",
    certainty: "certain",
    message:
      facts["absent"] === "true"
        ? 'The page sends its cookies (`credentials: "include"`), and the server does not say `Access-Control-Allow-Credentials: true`.'
        : `\`Access-Control-Allow-Credentials\` is ${quoted(value)}; only \`true\`, in lower case and once, counts.`,
    evidence: [`${where}. ${message}`],
  }
}
