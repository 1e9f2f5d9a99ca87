import { type Diagnostic, quote } from "../diagnostics/diagnostic.ts"
import { pathOf } from "../http/path.ts"

/** A finding as one line of a log. */
export function logLine({ code, message, request, reportOnly }: Diagnostic): string {
  const path = pathOf(request?.originalUrl ?? request?.url ?? "/")
  const what = request === undefined ? "" : `refused ${quote(`${request.method ?? "GET"} ${path}`)}: `
  return `ofcors: ${reportOnly === true ? "(report only) " : ""}${what}${message} [${code}]`
}
