import type { BrowserDiagnosticCode } from "../diagnostics.ts"
import type { ConsoleLine } from "../report.ts"
import type { PlacedFinding } from "../trace.ts"
import type { ConsoleInput } from "./console-input.ts"

const PREFLIGHT = "Response to preflight request doesn't pass access control check: "
const HAVE = " Have the server send the header with a valid value."

/** A refusal in Chromium's words: its `CorsError`, what it calls the failed parameter, and the sentence. */
interface CorsText {
  readonly error: string
  readonly parameter: string
  readonly text: string
}

/** What Chromium prints for a request that failed. */
export function chromiumConsole(input: ConsoleInput): readonly ConsoleLine[] {
  const first = input.errors[0]
  if (first === undefined) return []
  // On the page's own origin these never get as far as the CORS code.
  if (first.code === "redirect-has-credentials" && first.step !== "9" && !input.isCors) return []
  if (first.code === "redirect-scheme" && input.isSameOriginMode && unsafeScheme(first) === undefined) return []
  if (first.code === "redirect-scheme" && (input.isNoCors || (input.isCors && isSocket(first))))
    return [failedToLoad(unsafeScheme(first) ?? "ERR_UNKNOWN_URL_SCHEME")]
  const cors = corsText(first)
  if (cors !== undefined) {
    const isCheck = !cors.error.endsWith("PreflightResponse")
    const inPreflight = input.failure.phase === "preflight" && isCheck
    const lastUrl = first.code === "redirect-scheme" ? (first.facts["location"] ?? "") : input.lastUrl
    const redirected = lastUrl === input.firstUrl ? "" : `(redirected from '${input.firstUrl}') `
    const text = `Access to fetch at '${lastUrl}' ${redirected}from origin '${input.pageOrigin}' has been blocked by CORS policy: ${inPreflight ? PREFLIGHT : ""}${cors.text}`
    const named =
      cors.error.startsWith("Preflight") || !inPreflight || isLocalNetwork(first)
        ? cors.error
        : `Preflight${cors.error}`
    return [{ level: "error", text, category: named, parameter: cors.parameter }, failedToLoad("ERR_FAILED")]
  }
  const other = otherText(first, input)
  if (other !== undefined) return [{ level: "error", text: other }]
  const net = netError(first)
  return net === undefined ? [] : [failedToLoad(net)]
}

function failedToLoad(error: string): ConsoleLine {
  return { level: "error", text: `Failed to load resource: net::${error}` }
}

function isLocalNetwork({ code }: PlacedFinding): boolean {
  return code.startsWith("local-network-")
}

function corsText({ code, facts }: PlacedFinding): CorsText | undefined {
  const { value = "", name = "", method = "", space = "", target = "" } = facts
  switch (code) {
    case "allow-origin-missing":
      return {
        error: "MissingAllowOriginHeader",
        parameter: "",
        text: "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      }
    case "allow-origin-wildcard-with-credentials":
      return {
        error: "WildcardOriginNotAllowed",
        parameter: "",
        text: "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.",
      }
    case "allow-origin-multiple":
    case "allow-origin-invalid":
    case "allow-origin-mismatch":
      return allowOriginText(value)
    case "allow-credentials-not-true":
      return {
        error: "InvalidAllowCredentials",
        parameter: value,
        text: `The value of the 'Access-Control-Allow-Credentials' header in the response is '${escaped(value)}' which must be 'true' when the request's credentials mode is 'include'.`,
      }
    case "preflight-status":
      return { error: "PreflightInvalidStatus", parameter: "", text: "It does not have HTTP ok status." }
    case "preflight-redirect":
      return {
        error: "PreflightDisallowedRedirect",
        parameter: "",
        text: "Redirect is not allowed for a preflight request.",
      }
    case "allow-methods-malformed":
      return {
        error: "InvalidAllowMethodsPreflightResponse",
        parameter: "",
        text: "Cannot parse Access-Control-Allow-Methods response header field in preflight response.",
      }
    case "allow-headers-malformed":
      return {
        error: "InvalidAllowHeadersPreflightResponse",
        parameter: "",
        text: "Cannot parse Access-Control-Allow-Headers response header field in preflight response.",
      }
    case "method-not-allowed":
      return {
        error: "MethodDisallowedByPreflightResponse",
        parameter: method,
        text: `Method ${escaped(method)} is not allowed by Access-Control-Allow-Methods in preflight response.`,
      }
    case "header-not-allowed":
      return {
        error: "HeaderDisallowedByPreflightResponse",
        parameter: name,
        text: `Request header field ${escaped(name)} is not allowed by Access-Control-Allow-Headers in preflight response.`,
      }
    case "redirect-has-credentials":
      // The hint stays empty, so that no password gets into a log.
      return {
        error: "RedirectContainsCredentials",
        parameter: "",
        text: "Redirect location '' contains a username and password, which is disallowed for cross-origin requests.",
      }
    case "redirect-scheme":
      // These never get as far as the CORS code.
      return unsafeScheme({ facts }) !== undefined
        ? undefined
        : {
            error: "CorsDisabledScheme",
            parameter: "",
            text: "Cross origin requests are only supported for protocol schemes: chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app.",
          }
    case "local-network-insecure-page":
      return {
        error: "InsecureLocalNetwork",
        parameter: space,
        text: `The request client is not a secure context and the resource is in more-private address space \`${space}\`.`,
      }
    case "local-network-permission":
      return {
        error: "LocalNetworkAccessPermissionDenied",
        parameter: space,
        text: `Permission was denied for this request to access the \`${space}\` address space.`,
      }
    case "local-network-space-mismatch":
      return {
        error: "InvalidLocalNetworkAccess",
        parameter: space,
        text: `Request had a target IP address space of \`${target}\` yet the resource is in address space \`${space}\`.`,
      }
    default:
      return undefined
  }
}

/** Several values, no URL, another origin: Chromium tells them apart by the combined value alone. */
function allowOriginText(value: string): CorsText {
  const header = "The 'Access-Control-Allow-Origin' header"
  if (/[ ,]/.test(value))
    return {
      error: "MultipleAllowOriginValues",
      parameter: value,
      text: `${header} contains multiple values '${escaped(value)}', but only one is allowed.${HAVE}`,
    }
  if (value !== "null" && !URL.canParse(value))
    return {
      error: "InvalidAllowOriginValue",
      parameter: value,
      text: `${header} contains the invalid value '${escaped(value)}'.${HAVE}`,
    }
  return {
    error: "AllowOriginMismatch",
    parameter: value,
    text: `${header} has a value '${escaped(value)}' that is not equal to the supplied origin.${HAVE}`,
  }
}

/** What Chromium says in sentences of their own, before anything is sent. */
function otherText({ code }: PlacedFinding, input: ConsoleInput): string | undefined {
  switch (code) {
    case "same-origin-mode":
      if (input.lastUrl !== input.firstUrl)
        return `Unsafe attempt to load URL ${input.lastUrl} from frame with URL ${input.pageUrl}. Domains, protocols and ports must match.`
      return `Fetch API cannot load ${input.lastUrl}. Request mode is "same-origin" but the URL's origin is not same as the request origin ${input.pageOrigin}.`
    case "no-cors-redirect-mode":
      return `Fetch API cannot load ${input.lastUrl}. Request mode is "no-cors" but the redirect mode is not "follow".`
    case "blob-url-unknown":
      return new URL(input.lastUrl).origin === input.pageOrigin
        ? undefined
        : `Not allowed to load local resource: ${input.lastUrl}`
    case "scheme-not-supported":
    case "about-url": {
      if (input.lastUrl.startsWith("file:")) return `Not allowed to load local resource: ${input.lastUrl}`
      return `Fetch API cannot load ${input.lastUrl}. URL scheme "${new URL(input.lastUrl).protocol.replace(/:$/, "")}" is not supported.`
    }
    case "mixed-content":
      return `Mixed Content: The page at '${input.pageUrl}' was loaded over HTTPS, but requested an insecure resource '${input.lastUrl}'. This request has been blocked; the content must be served over HTTPS.`
    default:
      return undefined
  }
}

const NET_ERRORS: Readonly<Partial<Record<BrowserDiagnosticCode, string>>> = {
  "network-dns": "ERR_NAME_NOT_RESOLVED",
  "network-refused": "ERR_CONNECTION_REFUSED",
  "network-reset": "ERR_CONNECTION_RESET",
  "network-tls": "ERR_SSL_PROTOCOL_ERROR",
  "network-timeout": "ERR_TIMED_OUT",
  "network-malformed": "ERR_INVALID_HTTP_RESPONSE",
  "proxy-authentication": "ERR_UNEXPECTED_PROXY_AUTH",
  "bad-port": "ERR_UNSAFE_PORT",
  "redirect-limit": "ERR_TOO_MANY_REDIRECTS",
  "redirect-scheme": "ERR_UNSAFE_REDIRECT",
  "redirect-location-invalid": "ERR_INVALID_REDIRECT",
  "redirect-of-stream": "ERR_INVALID_ARGUMENT",
  "not-cached": "ERR_CACHE_MISS",
  "stream-body": "ERR_ALPN_NEGOTIATION_FAILED",
  "blob-url-unknown": "ERR_FILE_NOT_FOUND",
  "data-url-invalid": "ERR_INVALID_URL",
}

function isSocket({ facts }: PlacedFinding): boolean {
  return /^wss?:/.test(facts["location"] ?? "")
}

function unsafeScheme({ facts }: Pick<PlacedFinding, "facts">): string | undefined {
  return /^(?:about|blob|chrome|data|file|filesystem):/.test(facts["location"] ?? "")
    ? "ERR_UNSAFE_REDIRECT"
    : undefined
}

function netError({ code, facts }: PlacedFinding): string | undefined {
  if (code === "network-malformed" && /`Location`/.test(facts["reason"] ?? ""))
    return "ERR_RESPONSE_HEADERS_MULTIPLE_LOCATION"
  if (code === "network-reset" && /without a byte/.test(facts["reason"] ?? "")) return "ERR_EMPTY_RESPONSE"
  // That a redirect is unsafe is found before that it is not allowed.
  if (code === "redirect-not-allowed") return unsafeScheme({ facts }) ?? "ERR_FAILED"
  if (code === "network-tls" && /certificate/i.test(facts["reason"] ?? "")) return "ERR_CERT_AUTHORITY_INVALID"
  if (code !== "resource-policy") return NET_ERRORS[code]
  const reason = facts["value"] === "same-site" ? "NotSameSite" : "NotSameOrigin"
  return `ERR_BLOCKED_BY_RESPONSE.${reason}${facts["policy"] === "" ? "" : "AfterDefaultedToSameOriginByCoep"}`
}

/** Bytes that do not print are shown as `\uXXXX`. */
function escaped(text: string): string {
  return text.replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
  )
}
