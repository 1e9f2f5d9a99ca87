import type { RawResponse } from "./raw-client.ts"
import type { ExpectedResponse } from "./vector.ts"

/** The part of a response that a vector speaks of, in a form in which equal means equal. */
export interface Comparable {
  readonly status: number
  /** By name in lower case, one entry for each line: a list of names, or the value as it is. */
  readonly cors: Readonly<Record<string, readonly (string | readonly string[])[]>>
  /** In lower case, sorted. */
  readonly vary: readonly string[]
  readonly body?: string
  readonly headers: Readonly<Record<string, string | null>>
  readonly aborted: boolean
}

/** Headers whose value is a list of names. */
const LISTS = new Set(["access-control-allow-headers", "access-control-allow-methods", "access-control-expose-headers"])

/** What a server sent, as far as the vector speaks of it. */
export function sent(response: RawResponse, expected: ExpectedResponse): Comparable {
  const cors: Record<string, (string | readonly string[])[]> = {}
  for (const [name, value] of response.headers) {
    const lower = name.toLowerCase()
    if (lower.startsWith("access-control-")) (cors[lower] ??= []).push(valueOf(lower, value))
  }
  const lines = (name: string): readonly string[] =>
    response.headers.filter(([given]) => given.toLowerCase() === name).map(([, value]) => value)
  const headers = Object.keys(expectedHeaders(response.status, expected)).map((name): [string, string | null] => {
    const values = lines(name.toLowerCase())
    return [name, values.length === 0 ? null : values.join(", ")]
  })
  return {
    status: response.status,
    cors,
    vary: namesOf(lines("vary").join(",").toLowerCase())
      .filter((name) => !expected.varyMayHave?.includes(name))
      .toSorted(),
    ...(expected.body === undefined ? {} : { body: response.body }),
    headers: Object.fromEntries(headers),
    aborted: response.aborted,
  }
}

/** What the vector wants in place of a response with this status. */
export function wanted(status: number, expected: ExpectedResponse, aborted: boolean): Comparable {
  const { status: statuses, cors, vary, body } = expected
  const allowed = typeof statuses === "number" ? [statuses] : statuses
  return {
    status: allowed.includes(status) ? status : allowed[0]!,
    cors: Object.fromEntries(
      Object.entries(cors).map(([name, value]) => [name.toLowerCase(), [valueOf(name.toLowerCase(), value)]]),
    ),
    vary: vary.map((name) => name.toLowerCase()).toSorted(),
    ...(body === undefined ? {} : { body }),
    headers: expectedHeaders(status, expected),
    aborted,
  }
}

/** RFC 9110, 8.6: no 204 has a `Content-Length`; that goes for every vector. */
function expectedHeaders(status: number, { headers }: ExpectedResponse): Readonly<Record<string, string | null>> {
  return { ...headers, ...(status === 204 ? { "Content-Length": null } : {}) }
}

function valueOf(name: string, value: string): string | readonly string[] {
  return LISTS.has(name) ? namesOf(value) : value
}

function namesOf(list: string): string[] {
  return list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "")
}
