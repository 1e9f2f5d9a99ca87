import { once } from "node:events"
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { type IncomingMessage, type Server, createServer, get } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import express from "express"
import * as ofcors from "ofcors"
import { cors } from "ofcors/express"
import { guardUpgrade } from "ofcors/websocket"
import { rolldown } from "rolldown"
import { afterAll, describe, expect, test } from "vitest"
import { WebSocket, WebSocketServer } from "ws"
import "../advice.ts"
import { codes } from "../advice/sentences.ts"
import {
  type BundleExample,
  type Example,
  type ExampleRequest,
  type HandshakeExample,
  type LayersExample,
  diagnosticCodes,
  explainDiagnostic,
  isDiagnosticCode,
  isWireCode,
  wireCodes,
} from "./index.ts"

const packageFolder = fileURLToPath(new URL("../../", import.meta.url))
const bundles = mkdtempSync(join(tmpdir(), "ofcors-bundles-"))
// Wherever the folder for temporary files lies, a package of this name ends the search before it finds the real one.
writeFileSync(join(bundles, "package.json"), JSON.stringify({ name: "ofcors", exports: {} }))
afterAll(() => rmSync(bundles, { recursive: true }))

type Listener = (finding: ofcors.Diagnostic) => void

/** Runs an example with the real library, and framework, and returns what is found. */
async function findingsOf(example: Example): Promise<ofcors.Diagnostic[]> {
  const findings: ofcors.Diagnostic[] = []
  const tell: Listener = (finding) => findings.push(finding)
  try {
    if ("environment" in example) createPolicy(ofcors.settingsFromEnv(example.environment), tell)
    else if ("bundle" in example) await runBundle(example, tell)
    else if ("layers" in example) await runLayers(example, tell)
    else if ("handshake" in example) await runHandshake(example, tell)
    else {
      const policy = createPolicy(example.settings, tell)
      if (example.request !== undefined) await policy.answer(asReceived(example.request))
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "SettingsError") throw error
    findings.push(...(error as ofcors.SettingsError).diagnostics)
  }
  return findings
}

function createPolicy(settings: unknown, tell: Listener, make = ofcors.createPolicy): ofcors.Policy {
  return make(listening(settings, tell) as ofcors.CorsSettings)
}

/** The same settings, wrong as they may be, with a listener. */
function listening(settings: unknown, explain: Listener): unknown {
  if (Array.isArray(settings)) return settings.map((rule) => listening(rule, explain))
  return typeof settings === "object" ? { ...settings, explain } : settings
}

/** A request as servers hand it on. */
function asReceived({ method, url, headers }: ExampleRequest): ofcors.CorsRequest {
  return { method, url, headers: new Headers(headers) }
}

/** Bundled for real, and imported from a folder in which the package cannot be found. */
async function runBundle({ bundle: { imports, settings } }: BundleExample, tell: Listener): Promise<void> {
  const entry = join(packageFolder, "bundle-of-an-example.js")
  const source = [...imports.map((name) => `import "${name}"`), `export { createPolicy } from "ofcors"`].join("\n")
  const bundle = await rolldown({
    input: entry,
    platform: "node",
    plugins: [
      { name: "entry", resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? source : null) },
    ],
  })
  const file = join(bundles, `${imports.length}-${imports.at(-1)?.replace("/", "-")}.mjs`)
  await bundle.write({ file })
  const built = (await import(pathToFileURL(file).href)) as typeof ofcors
  createPolicy(settings, tell, built.createPolicy)
}

async function runLayers({ layers, request }: LayersExample, tell: Listener): Promise<void> {
  const app = express()
  for (const layer of layers) {
    if (layer.layer === "cors") app.use(cors(listening(layer.settings, tell) as ofcors.CorsSettings))
    else if (layer.layer === "json") app.use(express.json())
    else app.get(layer.path, (_request, response) => void response.set(layer.headers ?? {}).json({ answered: true }))
  }
  await withServer(createServer(app), async (port) => {
    const sent = get({ port, path: request.url, headers: request.headers })
    const [response] = (await once(sent, "response")) as [IncomingMessage]
    response.resume()
    expect(response.statusCode).toBe(200)
    expect(response.headers["access-control-allow-origin"]).toBe(request.headers["Origin"])
  })
}

async function runHandshake({ handshake: { settings, request } }: HandshakeExample, tell: Listener): Promise<void> {
  const sockets = new WebSocketServer({ noServer: true })
  const server = createServer()
  const settingsToo = listening(settings, tell) as ofcors.CorsSettings
  server.on(
    "upgrade",
    guardUpgrade(settingsToo, (incoming, socket, head) => {
      sockets.handleUpgrade(incoming, socket, head, (accepted) => accepted.close())
    }),
  )
  await withServer(server, async (port) => {
    const client = new WebSocket(`ws://localhost:${port}${request.url}`, { headers: request.headers })
    const refused = new Promise<number | undefined>((resolve) => {
      client.on("unexpected-response", (sent, { statusCode }) => {
        sent.destroy()
        resolve(statusCode)
      })
    })
    const status = await Promise.race([once(client, "open").then(() => 101), refused])
    expect(status).toBe(ofcors.createPolicy(settings).allowsOrigin(request.headers["Origin"] ?? "") ? 101 : 403)
    client.terminate()
  })
}

async function withServer(server: Server, use: (port: number) => Promise<void>): Promise<void> {
  server.listen(0)
  await once(server, "listening")
  try {
    await use((server.address() as AddressInfo).port)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** What is found beside a code: a candidate is compared where a request is refused, and the refusal is told too. */
const BESIDE: Readonly<Record<string, readonly string[]>> = { "report-only-would-allow": ["origin-not-allowed"] }

describe.each(diagnosticCodes)("%s", (code) => {
  const { bad, good, facts, severity, sentence } = explainDiagnostic(code)

  test("the bad example yields this code and no other, with these facts", async () => {
    const findings = await findingsOf(bad)
    expect(findings.map((finding) => finding.code)).toEqual([...(BESIDE[code] ?? []), code])
    expect(findings.at(-1)).toMatchObject({ severity, facts, message: sentence })
  })

  test("the good example yields nothing", async () => expect(await findingsOf(good)).toEqual([]))
})

const refusals = diagnosticCodes.map((code) => explainDiagnostic(code)).filter(({ severity }) => severity === "refusal")

const decisionOf = (settings: unknown, request: ExampleRequest): unknown =>
  createPolicy(settings, () => undefined).decide(request)

test.each(refusals)("$code is the reason of the decision about its bad example", async ({ code, bad, good }) => {
  if (!("settings" in bad && "settings" in good && bad.request && good.request)) throw new Error("no request")
  expect(await decisionOf(bad.settings, bad.request)).toMatchObject({ allowed: false, reason: { code } })
  expect(await decisionOf(good.settings, good.request)).toMatchObject({ allowed: true, reason: undefined })
})

/** The library's own sources but for the catalogue itself; the browser model has another one. */
const sources = readdirSync(join(packageFolder, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .filter((name) => !/^(?:browser|diagnostics)\/|sentences\.ts$/.test(name))
  .map((name) => readFileSync(join(packageFolder, "src", name), "utf8"))

test.each(diagnosticCodes)("%s is emitted somewhere in the sources", (code) => {
  expect(sources.some((source) => source.includes(`"${code}"`))).toBe(true)
})

test("every code has one explanation and one sentence, and is written in lower case with hyphens", () => {
  expect(diagnosticCodes.toSorted()).toEqual(codes.toSorted())
  expect(new Set(codes).size).toBe(codes.length)
  for (const code of diagnosticCodes) expect(code).toMatch(/^[a-z]+(?:-[a-z]+)+$/)
})

/** The browser model's own sources: what it finds is named there, beside its sentences. */
const modelSources = readdirSync(join(packageFolder, "src/browser"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && name !== "diagnostics.ts")
  .map((name) => readFileSync(join(packageFolder, "src/browser", name), "utf8"))
  .join("")

describe("what is found on the wire is explained", () => {
  test.each(wireCodes.map((code) => explainDiagnostic(code)))(
    "$code, in whole sentences",
    ({ code, group, severity, sentence, why, fix, perStack = {}, references, docs }) => {
      expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
      expect(docs).toBe(`docs/diagnostics/${code}.md`)
      expect(severity).toBe(group.startsWith("cause-") ? "cause" : group === "check-warning" ? "warning" : "finding")
      for (const text of [sentence, why, fix]) expect(text).toMatch(/^[A-Z0-9`].*[.!]$/s)
      expect(Object.values(perStack).every((text) => text.length > 0)).toBe(true)
      expect(references.length).toBeGreaterThan(0)
    },
  )

  test.each(wireCodes.filter((code) => explainDiagnostic(code).group.startsWith("model-")))(
    "%s is emitted by the browser model",
    (code) => expect(modelSources).toMatch(new RegExp(`"${code}"|\\b${code}\\b`)),
  )

  test("no code has two meanings", () => expect(wireCodes.filter(isDiagnosticCode)).toEqual([]))

  test("codes are told from other texts", () => {
    expect(wireCodes.every(isWireCode)).toBe(true)
    expect(["", "toString", "origin-has-path"].filter(isWireCode)).toEqual([])
  })
})

test("codes are told from other texts", () => {
  expect(diagnosticCodes.every(isDiagnosticCode)).toBe(true)
  expect(["", "origin", "toString", "ORIGIN-HAS-PATH"].filter(isDiagnosticCode)).toEqual([])
})

test("the explanations name only entries that the package has", () => {
  const { exports } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as { exports: object }
  const text = JSON.stringify([...diagnosticCodes, ...wireCodes].map((code) => explainDiagnostic(code)))
  const named = new Set([...text.matchAll(/\bofcors\/[a-z-]+/g)].map(([name]) => name.replace("ofcors", ".")))
  expect(named.size).toBeGreaterThan(0)
  expect(Object.keys(exports)).toEqual(expect.arrayContaining([...named]))
})

test("the settings that an explanation lists are all there are", () => {
  const [, list = ""] = /The settings are (.*?)\. /.exec(explainDiagnostic("setting-unknown").fix) ?? []
  const listed = [...list.matchAll(/`(\w+)`/g)].map(([, name]) => name)
  const source = readFileSync(join(packageFolder, "src/policy/settings.ts"), "utf8")
  const declared = /interface CorsSettings \{(.*?)\n\}/s.exec(source)?.[1] ?? ""
  expect(listed).toEqual([...declared.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name]) => name))
})
