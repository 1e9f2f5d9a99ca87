/**
 * What the files in `vectors/` hold. Plain JSON, so that a server in another language can replay them too.
 *
 * @module
 */
import type { CorsSettings } from "ofcors"

/** One file: vectors about one theme. */
export interface VectorFile {
  /** The theme, as a sentence. */
  readonly theme: string
  /** The script that writes this file; a file without it is written by hand. */
  readonly generatedBy?: string
  readonly groups: readonly (Group | RefusedSettings)[]
}

/** Requests to one server, sent in order. */
export interface Group {
  readonly name: string
  readonly settings: JsonSettings | readonly JsonSettings[]
  /** Responses that several cases of the group expect, by name. */
  readonly responses?: Readonly<Record<string, ExpectedResponse>>
  readonly cases: readonly Case[]
}

/** Settings that must not start. */
export interface RefusedSettings {
  /** The sentence that this proves. */
  readonly name: string
  /** The published vulnerabilities whose mistake this is. */
  readonly vulnerabilities?: readonly string[]
  readonly settings: JsonSettings | readonly JsonSettings[]
  /** The codes of all errors that they are refused with. */
  readonly refusedWith: readonly string[]
}

/** One request, what the application does with it, and the one right response. */
export interface Case {
  /** The sentence that this proves. */
  readonly name: string
  /** The published vulnerabilities whose mistake this catches. */
  readonly vulnerabilities?: readonly string[]
  readonly request: VectorRequest
  /** What the application does when it is asked. Default: it sends `hello` with status 200. */
  readonly handler?: Handler
  /** The response, or the name of one of the group's. */
  readonly response: string | ExpectedResponse
  /** Whether anything behind `cors()` saw the request. */
  readonly handlerCalled: boolean
  /** What a host must be able to do, beyond what `handler` asks of it; hosts that cannot say why. */
  readonly needs?: readonly Need[]
}

/** The settings of ofcors in JSON: regular expressions are strings, functions are named. */
export type JsonSettings = Omit<CorsSettings, "urls" | "allowOriginWhen" | "explain" | "reportOnly"> & {
  readonly urls?: string | { readonly regex: string }
  readonly allowOriginWhen?: OriginCheck
}

/** The functions that `allowOriginWhen` may name: what they do with any origin. */
export type OriginCheck =
  | "returns true"
  | "returns false"
  | "returns a truthy object"
  | "throws"
  | "resolves true"
  | "resolves false"
  | "resolves true late"
  | "rejects"

/** A request, sent byte by byte as written. `Host: api.example` and `Connection: close` are added. */
export interface VectorRequest {
  /** Default: `GET`. */
  readonly method?: string
  /** The request target. Default: `/`. */
  readonly path?: Text
  /** One line each, in this order and spelling. A `host` among them replaces the added one. */
  readonly headers?: readonly (readonly [name: string, value: Text])[]
  /** Sent with a `Content-Length`. */
  readonly body?: Text
}

/** A text, or pieces of one where it is too long to write out. */
export type Text = string | readonly (string | { readonly repeat: string; readonly times: number })[]

/** Properties of requests that some hosts do not let through to any code. */
export type Need =
  /** Dot segments and backslashes in the path. */
  | "raw path"
  /** An escape in the path that does not decode, such as `%zz`. */
  | "malformed path"
  /** A request target with scheme and authority. */
  | "absolute target"
  /** The request target `*`. */
  | "asterisk target"
  /** A header line of more than 64 kB. */
  | "huge header"
  /** A method that few know, such as `PURGE`. Read from the request: vectors do not name it. */
  | "unusual method"
  /** A method that is not in upper case. */
  | "lower-case method"
  /** Several lines of any header but `Origin`, and spaces around values: HTTP/2 has neither. */
  | "HTTP/1 lines"

/** What the application does: changes to the response's headers in this order, then one way to end. */
export interface Handler {
  /** Whether it works asynchronously before anything else. */
  readonly waits?: boolean
  /** Headers set in the framework's usual way. */
  readonly set?: Headers
  /** Headers added beside those of the same name, in the framework's usual way. */
  readonly append?: Headers
  /** Names added with the framework's own function for `Vary`. */
  readonly vary?: readonly string[]
  /** Headers removed in the framework's usual way, `"*"` for all that there are. */
  readonly remove?: readonly string[]
  /** Default: `send`. */
  readonly ends?: End
  /** Default: 200. */
  readonly status?: number
  /** Default: `hello`; `null` for none. */
  readonly body?: string | null
  /** Headers passed together with the end, for the ends that take some. */
  readonly headers?: Headers
  /** Where `redirect` and `redirect response` lead. */
  readonly location?: string
}

type Headers = readonly (readonly [name: string, value: string])[]

/** The ways in which an application ends a response. */
export type End =
  /** The framework's usual way. */
  | "send"
  /** `writeHead(status, { name: value })` of Node, then `end(body)`. */
  | "writeHead object"
  /** `writeHead(status, [name, value, name, value])`. */
  | "writeHead list"
  /** `writeHead(status, "Fine", { name: value })`. */
  | "writeHead reason"
  /** Sends the head alone, the body later. */
  | "flush"
  /** Sends the body in pieces; the head goes with the first. */
  | "chunks"
  /** Sends the body as a stream. */
  | "stream"
  /** Sends `103 Early Hints` before the response. */
  | "early hints"
  /** Gives the framework a `Response` of the Fetch standard with `status`, `body` and `headers`. */
  | "response"
  /** Gives it `Response.redirect(location)`, whose headers are immutable. */
  | "redirect response"
  /** The framework's own redirect to `location`. */
  | "redirect"
  | "throw error"
  | "throw string"
  | "throw null"
  /** Throws the framework's own class for an error with `status` and, where it can, `headers`. */
  | "throw http error"
  /** Rejects asynchronously with an `Error`. */
  | "reject error"
  /** Hands an `Error` over without throwing, where the framework has a way. */
  | "pass error"
  /** Throws an `Error` that the application's own error handler answers with status 503. */
  | "own error handler"
  /** Leaves the request to the framework's own 404. */
  | "not found"
  /** Has the framework's usual body parser read a body of at most 16 bytes. */
  | "parse body"
  /** Sends the head and a piece of the body, then breaks the connection. */
  | "abort"

/** The one right response. Every `Access-Control-*` header that is not written here must be absent. */
export interface ExpectedResponse {
  /** One status, or several where frameworks differ about errors and this is no matter of CORS. */
  readonly status: number | readonly number[]
  /** Every `Access-Control-*` header: one line each. Lists are compared name by name, other values byte by byte. */
  readonly cors: Readonly<Record<string, string>>
  /** The names in `Vary`, compared as a set without case. Empty: there is no `Vary`. */
  readonly vary: readonly string[]
  /** Names that some frameworks add to `Vary` by themselves. */
  readonly varyMayHave?: readonly string[]
  /** The body, where it matters. */
  readonly body?: string
  /** Other headers that matter, several lines joined by `, `; `null` for absent. */
  readonly headers?: Readonly<Record<string, string | null>>
}

/** Vectors about WebSocket handshakes: each is opened with a real client. */
export interface HandshakeFile {
  readonly theme: string
  readonly groups: readonly HandshakeGroup[]
}

/** Handshakes with one server. */
export interface HandshakeGroup {
  readonly name: string
  readonly settings: JsonSettings | readonly JsonSettings[]
  readonly cases: readonly HandshakeCase[]
}

/** One handshake. */
export interface HandshakeCase {
  readonly name: string
  readonly vulnerabilities?: readonly string[]
  /** Default: `/`. */
  readonly path?: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** 101: the WebSocket opens. 403: it does not, and the application never hears of it. */
  readonly status: 101 | 403
}
