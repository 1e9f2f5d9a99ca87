import { type Evaluation } from "../django/evaluate.ts"
import type { DjangoProject, SettingsModule } from "../django/open-project.ts"
import { type Binding, type Place, type Value, truthOf } from "../django/value.ts"
import { catalogue } from "./catalogue.ts"
import type { FindingCode } from "./finding-code.ts"
import type { Finding, FindingFix, FindingSeverity } from "./finding.ts"
import type { ProjectFacts } from "./project-facts.ts"
import { type ElementReading, type Reading, elementReadings, readingsOf } from "./reading.ts"

/** What a rule says. */
export interface Report {
  readonly message: string
  readonly place: Place
  /** In words that follow "where". */
  readonly condition?: string | undefined
  readonly fix?: FindingFix | undefined
  /** Less than the code's own, where it is not certain here. */
  readonly severity?: FindingSeverity
}

/** The settings module under review: what rules ask, and where they put what they find. */
export class SettingsReview {
  readonly project: DjangoProject
  readonly module: SettingsModule
  readonly evaluation: Evaluation
  readonly facts: ProjectFacts
  readonly findings: Finding[] = []
  #isSoft: (code: FindingCode) => boolean = () => false

  constructor(project: DjangoProject, module: SettingsModule, evaluation: Evaluation, facts: ProjectFacts) {
    this.project = project
    this.module = module
    this.evaluation = evaluation
    this.facts = facts
  }

  /** What is known of a setting; `undefined` where it is not set. */
  binding(name: string): Binding | undefined {
    return this.evaluation.names.get(name)
  }

  /** Where a setting is assigned last. */
  placeOf(name: string): Place | undefined {
    const last = this.binding(name)?.assignments.findLast(({ kind }) => kind !== "import")
    return last?.expression ?? last
  }

  /** The values that a setting may have, as far as they can be told. */
  readings(name: string): readonly Reading[] {
    const binding = this.binding(name)
    const place = this.placeOf(name)
    if (binding === undefined || place === undefined) return []
    return readingsOf(binding.value, place)
  }

  /** The elements that a list may have, as far as they can be told. */
  elements(name: string): readonly ElementReading[] {
    return this.readings(name).flatMap(elementReadings)
  }

  /** Whether Python takes a setting as true; `undefined` where that is not known. */
  flag(name: string, otherwise: boolean): boolean | undefined {
    const value = this.binding(name)?.value
    return value === undefined ? otherwise : truthOf(value)
  }

  /** The readings of a flag that are true. */
  trueReadings(name: string): readonly Reading[] {
    return this.readings(name).filter(({ value }) => truthOf(value) === true)
  }

  /** The one value that a setting has; `undefined` where it is not set or not certain. */
  certain(name: string): Value | undefined {
    const value = this.binding(name)?.value
    return value === undefined || value.kind === "either" || value.kind === "unknown" ? undefined : value
  }

  /** The text as it is written. */
  textAt({ file, from, to }: Place): string {
    return this.project.files.source(file)?.text.slice(from, to) ?? ""
  }

  /** Runs rules whose errors of some codes are warnings at most. */
  softened(isSoft: (code: FindingCode) => boolean, rules: () => void): void {
    this.#isSoft = isSoft
    rules()
    this.#isSoft = () => false
  }

  /** Adds a finding; an error that depends on a condition is a warning. */
  report(code: FindingCode, { message, place, condition, fix, severity }: Report): void {
    const kind = catalogue[code]
    const own = severity ?? kind.severity
    this.findings.push({
      code,
      severity: own === "error" && (condition !== undefined || this.#isSoft(code)) ? "warning" : own,
      ...this.#position(place),
      message: condition === undefined ? message : `${message} (Where ${condition}.)`,
      why: kind.why,
      fix,
      settings: [this.module.module.name],
    })
  }

  #position({ file, from, to }: Place): Pick<Finding, "file" | "line" | "column" | "endLine" | "endColumn"> {
    const lines = this.project.files.source(file)?.lines
    if (lines === undefined) return { file, line: 1, column: 1, endLine: 1, endColumn: 1 }
    const [line, endLine] = [lines.lineAt(from), lines.lineAt(to)]
    return { file, line, column: from - lines.startOf(line) + 1, endLine, endColumn: to - lines.startOf(endLine) + 1 }
  }
}
