/**
 * One vector on one running host, without any test runner: what came, and what had to come.
 *
 * @module
 */
import { SettingsError, createPolicy } from "ofcors"
import { type Comparable, sent, wanted } from "./compare-responses.ts"
import type { Application, RunningHost } from "./host.ts"
import type { RawRequest } from "./raw-client.ts"
import { readSettings, readText } from "./settings.ts"
import type { Case, Group, RefusedSettings, VectorRequest } from "./vector.ts"

/** A response and the application's part in it, in a form in which equal means equal. */
export type Outcome = Comparable & { readonly handlerCalled: boolean }

/** Sends a case's request; both outcomes are to be compared. */
export async function replay(
  running: RunningHost,
  application: Application,
  group: Group,
  vector: Case,
): Promise<{ readonly actual: Outcome; readonly expected: Outcome }> {
  application.handler = vector.handler ?? {}
  application.called = false
  const response = await running.send(rawRequestOf(vector.request))
  const expected = responseOf(group, vector)
  return {
    actual: { ...sent(response, expected), handlerCalled: application.called },
    expected: {
      ...wanted(response.status, expected, vector.handler?.ends === "abort"),
      handlerCalled: vector.handlerCalled,
    },
  }
}

/** The codes of the errors that settings are refused with; none where they are taken. */
export function refusalsOf({ settings }: RefusedSettings): readonly string[] {
  try {
    createPolicy(readSettings(settings, false) as never)
    return []
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    return error.diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)
  }
}

function responseOf(group: Group, { response, name }: Case): Exclude<Case["response"], string> {
  if (typeof response !== "string") return response
  const found = group.responses?.[response]
  if (found === undefined) throw new Error(`"${name}" expects "${response}", which its group does not have`)
  return found
}

function rawRequestOf({ method = "GET", path = "/", headers = [], body }: VectorRequest): RawRequest {
  const written = headers.map(([name, value]): [string, string] => [name, readText(value)])
  const hasHost = written.some(([name]) => name.toLowerCase() === "host")
  return {
    method,
    path: readText(path),
    headers: [...(hasHost ? [] : [["Host", "api.example"] as const]), ["Connection", "close"], ...written],
    ...(body === undefined ? {} : { body: readText(body) }),
  }
}
