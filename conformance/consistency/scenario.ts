/**
 * What the consistency test makes up: settings, a page, what its script fetches, and what the application does.
 *
 * @module
 */
import type { Engine } from "ofcors/browser"
import type { JsonSettings } from "../vector.ts"

/** Where the application answers. */
export const API = "https://api.example"

/** One rule, as data, so that a counterexample can be read. */
export type RuleSettings = JsonSettings & { readonly reportOnly?: JsonSettings }

/** One fetch of one page, and everything that decides about it. */
export interface Scenario {
  readonly engine: Engine
  /** In order; a single one without `urls` is given as an object, not as a list. */
  readonly rules: readonly RuleSettings[]
  readonly page: { readonly url: string; readonly sandboxed: boolean }
  readonly fetch: ScriptFetch
  readonly behaviour: Behaviour
}

/** What script passes to `fetch`. */
export interface ScriptFetch {
  readonly path: string
  readonly method: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly credentials: "omit" | "same-origin" | "include"
}

/** What the application does with any request that reaches it. */
export interface Behaviour {
  readonly ends: "send" | "throw" | "redirect"
  /** Of `send`; `redirect` takes it from its own few. */
  readonly status: number
  /** Where `redirect` leads; there the application sends 200, so that no redirect goes on for ever. */
  readonly location: string
  /** Changes to the response's headers before it ends, in order. */
  readonly headers: readonly HeaderChange[]
}

/** A header set, or added beside those of its name. */
export type HeaderChange = readonly [how: "set" | "append", name: string, value: string]

/** The answer at the end of a redirect. */
const ARRIVED: Behaviour = { ends: "send", status: 200, location: "", headers: [["set", "X-Total", "3"]] }

/** What the application does at a path. */
export function behaviourAt(behaviour: Behaviour, path: string): Behaviour {
  return behaviour.ends === "redirect" && path === behaviour.location ? ARRIVED : behaviour
}

/** A scenario for people: what to type to see it again. */
export function describeScenario({ engine, rules, page, fetch, behaviour }: Scenario): string {
  const { path, ...init } = fetch
  const { ends, status, location, headers } = behaviour
  const ending =
    ends === "send" ? `sends ${status}` : ends === "redirect" ? `redirects (${status}) to ${location}` : "throws"
  const changes = headers.map(([how, name, value]) => `, ${how}s ${name}: ${value}`).join("")
  return [
    `settings     ${JSON.stringify(rules.length === 1 ? rules[0] : rules)}`,
    `page         ${page.url}${page.sandboxed ? ", sandboxed" : ""} (${engine})`,
    `fetch        ${API}${path} ${JSON.stringify({ ...init, headers: Object.fromEntries(init.headers) })}`,
    `application  ${ending}${changes}`,
  ].join("\n")
}
