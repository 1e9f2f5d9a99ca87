import { readFileSync } from "node:fs"
import { Ajv2020 } from "ajv/dist/2020.js"
import { expect, test } from "vitest"
import { checkUrl } from "../../src/check-url/check-url.ts"
import { toJson } from "../../src/check-url/report/json.ts"
import { type CheckRequest, checkRequest } from "../../src/check-url/request.ts"
import { freePorts } from "../support/free-ports.ts"
import { serve } from "./serve.ts"

const schema = JSON.parse(readFileSync(new URL("../../check-result.schema.json", import.meta.url), "utf8")) as object
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)

const [closed = 0] = await freePorts(1)
const PUT: Partial<CheckRequest> = { method: "PUT", headers: [["Content-Type", "application/json"]], body: "{}" }

test.each<[string, string | undefined, Partial<CheckRequest>]>([
  ["readable", "*", {}],
  ["blocked", undefined, { credentials: true }],
  ["unknown", undefined, { method: "POST", body: "a=1" }],
  ["blocked", "*", PUT],
  ["unreachable", undefined, { url: `http://localhost:${closed}/` }],
  ["blocked", undefined, { url: "localhost:8000/api/items" }],
])("what --json prints has the published shape: %s, %s, %j", async (verdict, allowed, request) => {
  const url = await serve((asked, response) => {
    if (allowed !== undefined) response.setHeader("Access-Control-Allow-Origin", allowed)
    response.writeHead(request.method === "POST" && asked.method === "GET" ? 404 : 200).end("[]")
  })
  const { result } = await checkUrl(
    checkRequest({ url: `${url}/api/items`, from: "http://localhost:3000", ...request }),
  )
  const printed: unknown = JSON.parse(toJson(result))
  validate(printed)
  expect(validate.errors).toBeNull()
  expect(result.verdict).toBe(verdict)
})
