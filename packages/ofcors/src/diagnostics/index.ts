/**
 * The catalogue of diagnostics at length: why each code exists, how to mend it, an example that yields it and one that
 * does not. Kept out of the core; nothing here is needed to decide.
 *
 * @module
 */
export type { DiagnosticCode, FactsOf } from "./codes.ts"
export type { Severity } from "./diagnostic.ts"
export type {
  BundleExample,
  CodesOfGroup,
  DiagnosticGroup,
  EnvironmentExample,
  Example,
  ExampleLayer,
  ExampleRequest,
  Explanation,
  Explanations,
  HandshakeExample,
  LayersExample,
  Reference,
  SettingsExample,
  Stack,
} from "./explanation.ts"
export {
  type CatalogueCode,
  type Explained,
  type ExplainedOnWire,
  type WireGroup,
  diagnosticCodes,
  explainDiagnostic,
  explanations,
  isDiagnosticCode,
  isWireCode,
  wireCodes,
  wireExplanations,
} from "./explanations.ts"
export type { CauseCode, CausesOfGroup, CheckWarningCode, CodesOfWireGroup, ModelCode, WireCode } from "./wire-codes.ts"
export type { WireExplanation, WireExplanations } from "./wire-explanation.ts"
