import { readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import type { DjangoProject } from "../django/open-project.ts"
import type { Place } from "../django/value.ts"

/** What the files beside the settings say. */
export interface ProjectFacts {
  /** Where a handler of `check_request_enabled` is connected. */
  readonly signalHandlers: readonly Place[]
  /** Where Python code sets `Access-Control-Allow-Origin` itself. */
  readonly headersByHand: readonly Place[]
  /** Where a web server, gateway or platform is told to send it. */
  readonly headersFromServers: readonly Place[]
  /** How often each `CORS_*` name stands in Python code. */
  readonly mentions: ReadonlyMap<string, number>
  /** Whether the dependencies name a Django older than 4. */
  readonly isBeforeDjango4: boolean
}

/** Larger files are data. */
const MOST_BYTES = 512 * 1024

const SERVER_FILE =
  /^(?:.*\.conf(?:\.template|\.j2)?|.*nginx.*|\.htaccess|Caddyfile.*|_headers|(?:vercel|netlify|firebase|staticwebapp\.config|now)\.(?:json|toml)|(?:docker-compose|compose|traefik|envoy|kong|krakend|haproxy|serverless|ingress|gateway|template|app).*\.(?:ya?ml|toml|json|cfg)|.*\.vcl)$/i

const SERVER_HEADER =
  /access-control-allow-origin|accessControlAllowOrigin(?:List)?|\benable-cors\b|\bcors:\s*true\b|\ballow_origins\b/i

const TEST_FILE = /(?:^|\/)(?:tests?|docs|examples?)(?:\/|$)|(?:^|\/)(?:test_[^/]*|conftest|[^/]*_tests?)\.py$/

/** Searches the project's text. Reads each file once, and parses none. */
export function findFacts(project: DjangoProject): ProjectFacts {
  const [signalHandlers, headersByHand, headersFromServers]: [Place[], Place[], Place[]] = [[], [], []]
  const mentions = new Map<string, number>()
  let isBeforeDjango4 = false
  for (const { path, files } of project.folders) {
    for (const name of files) {
      const file = join(path, name)
      if (name.endsWith(".py")) {
        const text = readText(file)
        if (text === undefined || TEST_FILE.test(project.files.display(file))) continue
        for (const [mention] of text.matchAll(/\bCORS_[A-Z0-9_]+/g))
          mentions.set(mention, (mentions.get(mention) ?? 0) + 1)
        signalHandlers.push(
          ...placesOf(
            /^[^#\n]*\bcheck_request_enabled\s*\.\s*connect\b|^[^#\n]*receiver\(\s*\[?\s*check_request_enabled/gm,
            text,
            file,
          ),
        )
        headersByHand.push(...placesOf(/^[^#\n]*["']access-control-allow-origin["']/gim, text, file))
      } else if (SERVER_FILE.test(name)) {
        const text = readText(file)
        if (text !== undefined)
          headersFromServers.push(
            ...placesOf(new RegExp(`^[^#\\n]*(?:${SERVER_HEADER.source})`, "gim"), text, file).slice(0, 1),
          )
      } else if (/^(?:requirements.*\.(?:txt|in)|pyproject\.toml|Pipfile|setup\.cfg)$/i.test(name)) {
        isBeforeDjango4 ||=
          /^\s*["']?django["']?\s*(?:==|~=|=\s*["'][~^=]*|<=?\s*(?=[1-3]|4\.0\b|4["',\s]))\s*[1-4](?<!4)[.\d]*/im.test(
            readText(file) ?? "",
          )
      }
    }
  }
  return { signalHandlers, headersByHand, headersFromServers, mentions, isBeforeDjango4 }
}

function placesOf(pattern: RegExp, text: string, file: string): Place[] {
  return [...text.matchAll(pattern)].map((match) => {
    const from = match.index + match[0].length - match[0].trimStart().length
    return { file, from, to: match.index + match[0].length, line: text.slice(0, from).split("\n").length }
  })
}

function readText(file: string): string | undefined {
  try {
    return statSync(file).size > MOST_BYTES ? undefined : readFileSync(file, "utf8")
  } catch {
    return undefined
  }
}
