import { type BrowserDiagnosticCode, type DiagnosticFacts, severityOf } from "./diagnostics.ts"
import type { CookieNotSent, Failure, Phase, RequestHead, ResponseHead, Step } from "./report.ts"
import { NETWORK_ERROR } from "./response.ts"
import type { AddressSpace, NetworkErrorKind } from "./transport.ts"

/** Something that an algorithm noticed, before it is put in an engine's order and words. */
export interface Finding {
  readonly code: BrowserDiagnosticCode
  readonly facts: DiagnosticFacts
  /** Where the standard fails for it. */
  readonly algorithm: string
  readonly step: string
  /** The header that is at fault by its value or absence; its lines are looked up in the exchange. */
  readonly header?: string
}

/** What of a response is at fault where no header is. */
const STATUS_IS_AT_FAULT: ReadonlySet<BrowserDiagnosticCode> = new Set([
  "preflight-status",
  "proxy-authentication",
  "partial-response",
])

/** A finding, and when it was made. */
export interface PlacedFinding extends Finding {
  readonly phase: Phase
  readonly exchange: number | undefined
}

/** An exchange while it is going on. */
export interface OpenExchange {
  readonly kind: "preflight" | "actual"
  source: "network" | "http-cache" | "revalidated"
  readonly request: RequestHead
  response?: ResponseHead
  error?: { readonly kind: NetworkErrorKind; readonly message: string }
  readonly cookiesNotSent: readonly CookieNotSent[]
  addressSpace?: AddressSpace
}

/** Everything that one fetch leaves behind for its report. */
export class Trace {
  readonly steps: Step[] = []
  readonly exchanges: OpenExchange[] = []
  readonly findings: PlacedFinding[] = []
  /** Bodies that came as streams, by exchange: those that nobody reads are cancelled in the end. */
  readonly bodies: Map<number, ReadableStream<Uint8Array>> = new Map()
  failure: Failure | undefined

  step(
    algorithm: string,
    step: string,
    input: Readonly<Record<string, string>>,
    result: string,
    exchange?: number,
  ): void {
    this.steps.push(
      exchange === undefined ? { algorithm, step, input, result } : { algorithm, step, input, result, exchange },
    )
  }

  /** Records what explains something and stops nothing. */
  note(code: BrowserDiagnosticCode, phase: Phase, facts: DiagnosticFacts, exchange?: number): void {
    this.findings.push({ code, facts, algorithm: "", step: "", phase, exchange })
  }

  /** Records the faults that stop the request, in the engine's order: the first one is where it fails. */
  stop(findings: readonly Finding[], phase: Phase, exchange?: number): typeof NETWORK_ERROR {
    for (const finding of findings) this.findings.push({ ...finding, phase, exchange })
    const first = findings.find(({ code }) => severityOf(code) === "error")
    if (first !== undefined && this.failure === undefined) {
      const { code, algorithm, step } = first
      const header = first.header ?? (code.startsWith("redirect-") ? "Location" : undefined)
      const bytes = this.#bytesAtFault(code, header, exchange)
      this.step(algorithm, step, first.facts, "network error", exchange)
      this.failure = {
        code,
        phase,
        algorithm,
        step,
        ...(exchange === undefined ? {} : { exchange }),
        ...(header === undefined ? {} : { header }),
        ...(bytes === undefined ? {} : { bytes }),
      }
    }
    return NETWORK_ERROR
  }

  /** The lines of the header as they stood on the wire, or the status; nothing where they are missing. */
  #bytesAtFault(
    code: BrowserDiagnosticCode,
    header: string | undefined,
    exchange: number | undefined,
  ): string | undefined {
    const response = this.exchanges[exchange ?? -1]?.response
    if (response === undefined) return undefined
    if (STATUS_IS_AT_FAULT.has(code)) return String(response.status)
    const name = header?.toLowerCase()
    const lines = response.headers.filter((line) => line[0].toLowerCase() === name)
    return lines.length === 0 ? undefined : lines.map((line) => line.join(": ")).join("\r\n")
  }

  /** `stop` with one fault. */
  fail(
    algorithm: string,
    step: string,
    code: BrowserDiagnosticCode,
    phase: Phase,
    facts: DiagnosticFacts,
    exchange?: number,
  ): typeof NETWORK_ERROR {
    return this.stop([{ code, facts, algorithm, step }], phase, exchange)
  }

  /** Records that the body broke off after script had its response: nothing is stopped, but script will notice. */
  bodyBroke(reason: string, exchange: number | undefined): void {
    this.findings.push({ code: "body-broken", facts: { reason }, algorithm: "", step: "", phase: "actual", exchange })
  }
}
