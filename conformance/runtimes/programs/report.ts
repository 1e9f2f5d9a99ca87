import { appendFileSync } from "node:fs"

/** Tells the parent process what came of a host: a line in its file, whatever is printed beside it. */
export function report(hostReport: object): void {
  appendFileSync(process.env["OFCORS_REPORT"]!, `${JSON.stringify(hostReport)}\n`)
}
