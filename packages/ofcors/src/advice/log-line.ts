import { type Diagnostic, quote } from "../diagnostics/diagnostic.ts"
import { pathOf } from "../http/path.ts"

/** A finding as one line of a log. */
export function logLine({ code, message, request, reportOnly }: Diagnostic): string {
  const what =
    request === undefined
      ? ""
      : `${reportOnly === true ? "" : "refused "}${quote(`${request.method ?? "GET"} ${pathOf(request)}`)}: `
  return `ofcors: ${reportOnly === true ? "(report only) " : ""}${what}${message} [${code}]`
}
