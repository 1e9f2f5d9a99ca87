import type { NoticeFacts } from "../diagnostics/codes.ts"
import { type Diagnostic, diagnose } from "../diagnostics/diagnostic.ts"
import { type CorsRequest, header, withLowerCaseNames } from "../http/request.ts"
import { type CompiledSettings, compile } from "../policy/compile.ts"
import type { Checked } from "../policy/literal-checks.ts"
import type { CorsSettings, DataSettings, SettingsOrRules } from "../policy/settings.ts"
import { decide } from "./decide.ts"
import { type Decision, whenDecided } from "./decision.ts"
import { type Explainer, createExplainer } from "./explainer.ts"

/** Checked settings that decide. Only `createPolicy` makes one. */
export interface Policy {
  /**
   * What to do with a request, with the reason of any refusal. Pure; a promise only where `allowOriginWhen` returned
   * one, and it never rejects.
   */
  decide(request: CorsRequest): Decision | Promise<Decision>
  /**
   * For adapters: the same response as `decide`, the finding told to `explain`. Where nobody listens, no reason is
   * looked for, and `allowed` speaks of the origin alone.
   */
  answer(request: CorsRequest): Decision | Promise<Decision>
  /**
   * Whether pages of this origin are allowed at this path (default `/`): for WebSockets and anything else. No origin is
   * allowed outside every `urls`, and `allowOriginWhen` gets a request with nothing but the origin and the path.
   */
  allowsOrigin(origin: string, path?: string): boolean | Promise<boolean>
  /** Replaces the settings, atomically. @throws SettingsError, and keeps the old ones */
  update(settings: SettingsOrRules): void
  /** Tells `explain` something that an adapter found out. */
  report<Code extends keyof NoticeFacts>(code: Code, facts: NoticeFacts[Code]): void
  /** What the settings do that was hardly meant. */
  readonly warnings: readonly Diagnostic[]
  /** Whether anybody hears what `report` says. */
  readonly isExplaining: boolean
}

/** A policy without `allowOriginWhen`: every decision is at hand at once. */
export interface SyncPolicy extends Policy {
  decide(request: CorsRequest): Decision
  answer(request: CorsRequest): Decision
  allowsOrigin(origin: string, path?: string): boolean
  update(settings: DataSettings | readonly DataSettings[]): void
}

/**
 * Checks settings and makes a policy of them.
 *
 * @throws SettingsError with every problem of the settings
 */
export function createPolicy<const S extends DataSettings | readonly DataSettings[]>(
  settings: S & Checked<S>,
): SyncPolicy
export function createPolicy<const S extends SettingsOrRules>(settings: S & Checked<S>): Policy
export function createPolicy(settings: SettingsOrRules): Policy {
  return policyOf(settings)
}

/** For adapters: makes a policy of settings whose literals are checked elsewhere, or takes the policy as it is. */
export function policyOf(settings: SettingsOrRules | Policy): Policy {
  if (typeof (settings as Policy | null)?.decide === "function") return settings as Policy
  let current = start(settings as SettingsOrRules)

  const answer = (request: CorsRequest): Decision | Promise<Decision> => {
    const { rules, explain, trial } = current
    if (!explain && !trial) return decide(rules, request, false)
    return whenDecided(decide(rules, request, true), (decision) => {
      if (decision.reason) explain?.({ ...decision.reason, request })
      if (trial)
        void whenDecided(decide(trial.rules, request, true), (other) => compare(decision, other, request, trial.report))
      return decision
    })
  }
  return Object.freeze({
    decide: (request: CorsRequest) => decide(current.rules, withLowerCaseNames(request), true),
    answer,
    allowsOrigin(origin: string, path = "/"): boolean | Promise<boolean> {
      const decision = decide(current.rules, { method: "GET", url: path, headers: { origin } }, false)
      return whenDecided(decision, ({ kind, allowed }) => kind === "actual" && allowed)
    },
    update(settings: SettingsOrRules): void {
      current = start(settings)
    },
    report(code: keyof NoticeFacts, facts: NoticeFacts[keyof NoticeFacts]): void {
      current.explain?.(diagnose(code, facts as never, "warning"))
    },
    get warnings() {
      return current.warnings()
    },
    get isExplaining() {
      return current.explain !== undefined
    },
  }) as Policy
}

interface Running extends CompiledSettings {
  readonly explain: Explainer
  /** The rules with their candidates, and who hears where they differ; none where no rule has one. */
  readonly trial: { readonly rules: CompiledSettings["rules"]; readonly report: Explainer } | undefined
}

function start(settings: SettingsOrRules): Running {
  const compiled = compile(settings)
  const list: readonly CorsSettings[] = Array.isArray(settings) ? settings : [settings]
  const setting = list.find((rule) => rule.explain !== undefined)?.explain
  const explain = createExplainer(setting)
  if (explain) compiled.warnings().forEach(explain)
  const trial = compiled.candidates && {
    rules: compiled.candidates,
    // A candidate is there to be heard about, in production above all; only `explain: false` silences it.
    report: explain ?? createExplainer(setting ?? true),
  }
  return { ...compiled, explain, trial }
}

/** Says where the candidate settings would decide differently. */
function compare(decision: Decision, candidate: Decision, request: CorsRequest, report: Explainer): void {
  if (candidate.allowed === decision.allowed) return
  const origin = header(request, "origin") ?? ""
  const finding = candidate.reason ?? diagnose("report-only-would-allow", { origin }, "warning")
  report?.({ ...finding, reportOnly: true, request })
}
