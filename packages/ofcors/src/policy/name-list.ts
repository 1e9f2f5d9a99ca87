import { isCorsResponseHeader, isForbiddenRequestHeader, isForbiddenResponseHeader } from "../http/header-names.ts"
import { isForbiddenMethod, normalizeMethod } from "../http/methods.ts"
import { isToken } from "../http/token.ts"
import type { Problems } from "./problems.ts"

/** The methods or header names of a setting. */
export interface NameList {
  /** Whether `*` is among them. */
  readonly any: boolean
  readonly names: ReadonlySet<string>
}

/** Reads `allowMethods`, which browsers compare byte by byte. */
export function readMethods(value: unknown, credentials: boolean, setting: string, problems: Problems): NameList {
  return readNames(value, credentials, setting, problems, (method, at) => {
    const name = normalizeMethod(method)
    if (!isToken(method)) problems.add("method-invalid", at, method)
    else if (isForbiddenMethod(method)) problems.add("method-forbidden", at, method)
    else if (name !== name.toUpperCase()) problems.add("method-not-uppercase", at, method, name.toUpperCase())
    return name
  })
}

/** Reads `allowHeaders`; names are compared in lower case. */
export function readRequestHeaders(
  value: unknown,
  credentials: boolean,
  setting: string,
  problems: Problems,
): NameList {
  return readHeaders(value, credentials, setting, problems, isForbiddenRequestHeader)
}

/** Reads `exposeHeaders`; names keep their spelling. */
export function readResponseHeaders(
  value: unknown,
  credentials: boolean,
  setting: string,
  problems: Problems,
): NameList {
  return readHeaders(value, credentials, setting, problems, isForbiddenResponseHeader)
}

function readHeaders(
  value: unknown,
  credentials: boolean,
  setting: string,
  problems: Problems,
  isForbidden: (name: string) => boolean,
): NameList {
  return readNames(value, credentials, setting, problems, (header, at) => {
    const name = header.toLowerCase()
    if (!isToken(header)) problems.add("header-invalid", at, header)
    else if (isForbidden(name)) problems.add("header-forbidden", at, header)
    else if (isCorsResponseHeader(name)) problems.add("header-of-responses", at, header)
    return name
  })
}

function readNames(
  value: unknown,
  credentials: boolean,
  setting: string,
  problems: Problems,
  read: (name: string, at: string) => string,
): NameList {
  const names = new Set<string>()
  const list = value === "*" ? ["*"] : value
  if (!Array.isArray(list)) {
    const corrected = typeof list === "string" ? JSON.stringify(list.split(/[,\s]+/).filter(Boolean)) : undefined
    problems.add("setting-wrong-type", setting, value, corrected)
    return { any: false, names }
  }
  list.forEach((name: unknown, index) => {
    const at = `${setting}[${index}]`
    if (typeof name !== "string") problems.add("setting-wrong-type", at, name)
    else if (name !== "*") names.add(read(name, at))
    else if (credentials) problems.add("wildcard-with-credentials", at, name)
  })
  return { any: list.includes("*"), names }
}
