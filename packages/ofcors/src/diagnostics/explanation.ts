import type { CorsSettings, SettingsOrRules } from "../policy/settings.ts"
import type {
  DiagnosticCode,
  FactsOf,
  NoticeFacts,
  RefusalFacts,
  SettingsErrorCode,
  SettingsWarningCode,
} from "./codes.ts"

/** The long half of a code's entry: the reason behind it, and the way out. */
export interface Explanation<Code extends DiagnosticCode = DiagnosticCode> {
  /** What a browser, a server or an attacker does, so that the code makes sense. A few sentences, with code in backquotes. */
  readonly why: string
  /** What to type or to change. */
  readonly fix: string
  /** What to type where it depends on the software at hand, beside `fix`. */
  readonly perStack?: Readonly<Partial<Record<Stack, string>>>
  /** Yields exactly this code. */
  readonly bad: Example
  /** What `bad` yields the code with. */
  readonly facts: FactsOf[Code]
  /** The same intention, without any finding. */
  readonly good: Example<SettingsOrRules>
  /** Where the reason is written down. */
  readonly references: readonly Reference[]
}

/** Explanations of some codes, none missing. */
export type Explanations<Codes extends DiagnosticCode = DiagnosticCode> = {
  readonly [Code in Codes]: Explanation<Code>
}

/** Software for which a fix is written differently. */
export type Stack =
  | "Apache"
  | "API Gateway"
  | "Axios"
  | "Caddy"
  | "Cloudflare"
  | "Django"
  | "Express"
  | "fetch"
  | "Fastify"
  | "Flask"
  | "Hono"
  | "Koa"
  | "Next.js"
  | "nginx"
  | "Node's upgrade event"
  | "Rails"
  | "Spring"
  | "Starlette"
  | "Vite"
  | "ws"
  | "XMLHttpRequest"

/** A page that a reader can open. */
export interface Reference {
  readonly name: string
  readonly url: string
}

/** Something that can be run to see a code, or to see that it is gone. `Settings` is `unknown` where they are wrong. */
export type Example<Settings = unknown> =
  | SettingsExample<Settings>
  | BundleExample<Settings>
  | EnvironmentExample
  | LayersExample
  | HandshakeExample

/** Settings given to `createPolicy`; with a request, the decision about it. */
export interface SettingsExample<Settings = unknown> {
  readonly settings: Settings
  readonly request?: ExampleRequest
}

/** Settings in a bundled file that runs without the package beside it. */
export interface BundleExample<Settings = unknown> {
  readonly bundle: {
    /** The modules that it imports for their effect: `ofcors/regexes`. */
    readonly imports: readonly string[]
    readonly settings: Settings
  }
}

/** Environment variables given to `settingsFromEnv`. */
export interface EnvironmentExample {
  readonly environment: Readonly<Record<string, string>>
}

/** An Express application, layer by layer, and a request to it. */
export interface LayersExample {
  readonly layers: readonly ExampleLayer[]
  readonly request: ExampleRequest
}

/** One call on an Express application. */
export type ExampleLayer =
  | { readonly layer: "cors"; readonly settings: CorsSettings }
  | { readonly layer: "json" }
  | { readonly layer: "route"; readonly path: string; readonly headers?: Readonly<Record<string, string>> }

/** A WebSocket handshake that reaches `guardUpgrade`. */
export interface HandshakeExample {
  readonly handshake: { readonly settings: CorsSettings; readonly request: ExampleRequest }
}

/** A request as a browser sends it. */
export interface ExampleRequest {
  readonly method: string
  readonly url: string
  /** By name as people write them, `Origin` among them. */
  readonly headers: Readonly<Record<string, string>>
}

/** The parts of the catalogue: each code belongs to one, and all codes of a part weigh the same. */
export interface CodesOfGroup {
  readonly settings: Exclude<
    SettingsErrorCode,
    CodesOfGroup["origins"] | CodesOfGroup["credentials"] | CodesOfGroup["patterns"] | CodesOfGroup["names"]
  >
  readonly origins: Extract<SettingsErrorCode, `origin-${string}`>
  readonly credentials: Extract<SettingsErrorCode, `${string}-with-credentials`>
  readonly patterns: Extract<SettingsErrorCode, `regex-${string}`>
  readonly names: Extract<SettingsErrorCode, `method-${string}` | `header-${string}`>
  readonly refusals: keyof RefusalFacts
  readonly notices: SettingsWarningCode | keyof NoticeFacts
}

/** The name of a part of the catalogue. */
export type DiagnosticGroup = keyof CodesOfGroup
