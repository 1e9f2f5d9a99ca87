import type { ImportNoteCode } from "../../src/import/import-note.ts"
import type { ImportedPolicy } from "../../src/import/to-policy.ts"
import type { PolicyDocument } from "../../src/policy-file/policy-document.ts"
import { elementsOf, type DjangoSettings } from "../../src/import/python-value.ts"
import { canonicalOrigin, translateOrigin } from "../../src/import/translate-origin.ts"
import { type Observed, isPreflight } from "./observe.ts"
import type { OracleRequest } from "./oracle/django-oracle.ts"

/** One request, answered by both. */
export interface Compared {
  readonly settings: DjangoSettings
  readonly policy: PolicyDocument
  readonly notes: ImportedPolicy["notes"]
  readonly request: OracleRequest
  readonly django: Observed
  readonly ours: Observed
}

/** A difference that is meant: in which field, and when it is all that there is. */
type Explains = (compared: Compared, field: keyof Observed) => boolean

const originOf = ({ request }: Compared): string | undefined => request.headers?.["origin"]
const hasNote = ({ notes }: Compared, code: ImportNoteCode): boolean => notes.some((note) => note.code === code)
const isAllowed = ({ origin }: Observed): boolean => origin !== undefined

/** Django allowed the origin and ours did not: every field of a refusal follows from that. */
function refusedHere(compared: Compared, field: keyof Observed): boolean {
  const { django, ours, request } = compared
  if (isAllowed(ours) || !isAllowed(django)) return false
  if (field === "status") return isPreflight(request) && django.status === 200 && ours.status === 403
  return field !== "varies" && ours[field] === undefined
}

const listOf = ({ settings }: Compared, name: string): readonly unknown[] => elementsOf(settings.get(name)) ?? []

/** Names of `django` without `left`, as ours lists them. */
function without(list: string | undefined, left: (name: string) => boolean): string | undefined {
  const names = (list ?? "").split(", ").filter((name) => name !== "" && !left(name))
  return names.length === 0 ? undefined : names.join(", ")
}

/** Every intended difference by its name; `docs/django-equivalence.md` says why. */
export const differences: Readonly<Record<string, Explains>> = {
  "preflight-status": ({ django, ours, request }, field) =>
    field === "status" && isPreflight(request) && isAllowed(ours) && django.status === 200 && ours.status === 204,

  "refused-preflight-status": ({ django, ours, request }, field) =>
    field === "status" &&
    isPreflight(request) &&
    !isAllowed(django) &&
    !isAllowed(ours) &&
    django.status === 200 &&
    ours.status === 403,

  "preflight-without-origin": ({ django, ours, request }, field) =>
    field === "status" &&
    request.headers?.["origin"] === undefined &&
    django.status === 200 &&
    ours.status === undefined,

  "options-without-preflight": ({ django, ours, request }, field) =>
    ["methods", "headers", "maxAge"].includes(field) &&
    request.method === "OPTIONS" &&
    !isPreflight(request) &&
    isAllowed(django) &&
    ours[field] === undefined,

  "exposed-on-preflights": ({ django, ours, request }, field) =>
    field === "exposed" && isPreflight(request) && django.exposed !== undefined && ours.exposed === undefined,

  "wildcard-without-vary": ({ django, ours, policy }, field) =>
    field === "varies" && policy.allowAllOrigins === true && django.varies && !ours.varies,

  "wildcard-without-origin": (compared, field) =>
    originOf(compared) === undefined &&
    compared.policy.allowAllOrigins === true &&
    ((field === "origin" && compared.ours.origin === "*") || field === "exposed") &&
    compared.django[field] === undefined,

  "empty-list": ({ django, ours }, field) =>
    ["methods", "headers"].includes(field) && django[field] === "" && ours[field] === undefined,

  "max-age-zero": (compared, field) =>
    field === "maxAge" &&
    hasNote(compared, "max-age-zero") &&
    compared.django.maxAge === undefined &&
    compared.ours.maxAge === "0",

  "max-age-limit": ({ django, ours }, field) =>
    field === "maxAge" && Number(django.maxAge) > 86_400 && ours.maxAge === "86400",

  "wildcard-names": ({ django, ours, policy }, field) =>
    policy.allowCredentials !== true &&
    String(django[field]).split(", ").includes("*") &&
    ((field === "headers" && ours.headers === "*, authorization") ||
      (["methods", "exposed"].includes(field) && ours[field] === "*")),

  "private-network-elsewhere": ({ django, ours, request }, field) =>
    field === "privateNetwork" &&
    !isPreflight(request) &&
    django.privateNetwork === "true" &&
    ours.privateNetwork === undefined,

  "origin-not-serialized": (compared, field) => {
    const origin = originOf(compared)
    return (
      origin !== undefined && origin !== "null" && canonicalOrigin(origin) !== origin && refusedHere(compared, field)
    )
  },

  "path-ambiguous": (compared, field) =>
    compared.policy.urls !== undefined && /%2[ef]/i.test(compared.request.path ?? "") && refusedHere(compared, field),

  "null-without-scheme": (compared, field) =>
    originOf(compared) === "null" &&
    [...listOf(compared, "CORS_ALLOWED_ORIGINS"), ...listOf(compared, "CORS_ORIGIN_WHITELIST")].some((entry) => {
      const meaning = typeof entry === "string" ? translateOrigin(entry) : undefined
      return meaning?.kind === "null" && !meaning.asked
    }) &&
    refusedHere(compared, field),

  "null-with-credentials": (compared, field) =>
    originOf(compared) === "null" && hasNote(compared, "null-with-credentials") && refusedHere(compared, field),

  "null-by-pattern": (compared, field) =>
    originOf(compared) === "null" &&
    listOf(compared, "CORS_ALLOWED_ORIGIN_REGEXES").length > 0 &&
    refusedHere(compared, field),

  "pattern-open-end": (compared, field) => hasNote(compared, "regex-narrowed") && refusedHere(compared, field),

  "pattern-untranslatable": (compared, field) =>
    hasNote(compared, "regex-untranslatable") && refusedHere(compared, field),

  "reflection-refused": (compared, field) => {
    const { django, ours } = compared
    if (!hasNote(compared, "reflection-refused")) return false
    if (field === "origin") return django.origin === originOf(compared) && ours.origin === "*"
    return field === "credentials" && django.credentials === "true" && ours.credentials === undefined
  },

  "methods-in-lower-case": (compared, field) =>
    field === "methods" &&
    hasNote(compared, "method-matches-nothing") &&
    compared.ours.methods ===
      without(
        compared.django.methods,
        (name) => name === "put" || (name === "*" && compared.policy.allowCredentials === true),
      ),

  "wildcard-with-credentials": (compared, field) =>
    ["methods", "headers", "exposed"].includes(field) &&
    hasNote(compared, "wildcard-with-credentials") &&
    compared.ours[field] === without(compared.django[field] as string | undefined, (name) => name === "*"),
}

/** The fields that differ, each with the intended difference that explains it, or `undefined`. */
export function compare(compared: Compared): readonly { field: keyof Observed; because: string | undefined }[] {
  return (Object.keys(compared.django) as (keyof Observed)[])
    .filter((field) => compared.django[field] !== compared.ours[field])
    .map((field) => ({ field, because: Object.keys(differences).find((code) => differences[code]!(compared, field)) }))
}
