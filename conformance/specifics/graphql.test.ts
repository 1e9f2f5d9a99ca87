import { ApolloServer } from "@apollo/server"
import { startStandaloneServer } from "@apollo/server/standalone"
import { expressMiddleware } from "@as-integrations/express5"
import express from "express"
import { createSchema, createYoga } from "graphql-yoga"
import { createServer } from "node:http"
import type { CorsSettings, Diagnostic } from "ofcors"
import { cors as withExpress } from "ofcors/express"
import { cors as withFetch } from "ofcors/fetch"
import { cors as withNode } from "ofcors/node"
import { describe, expect, test } from "vitest"
import { createAdaptorServer } from "@hono/node-server"
import type { Server } from "node:http"
import type { RawResponse } from "../raw-client.ts"
import type { RunningHost } from "../host.ts"
import { listen, serve } from "../hosts/listen.ts"
import { PAGE, lines, preflight, seen, send } from "./send.ts"

const OTHER = "http://localhost:4000"
const ALLOWED = { status: 200, origin: [PAGE], vary: ["Origin"] }
const typeDefs = "type Query { items: [String!]! broken: String! }"
const resolvers = {
  Query: {
    items: () => ["tea", "milk"],
    broken: () => {
      throw new Error("the shelf fell down")
    },
  },
}
const logging = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** Each server with our layer at its top; `own` lets Yoga's own CORS stand. */
const SERVERS: Readonly<Record<string, (settings: CorsSettings, own?: true) => Promise<RunningHost>>> = {
  "yoga on Node"(settings, own) {
    const yoga = createYoga({ schema: createSchema({ typeDefs, resolvers }), logging, ...(!own && { cors: false }) })
    const withCors = withNode(settings)
    return serve((request, response) => withCors(request, response, () => void yoga(request, response)))
  },
  "yoga as a Fetch handler"(settings, own) {
    const yoga = createYoga({ schema: createSchema({ typeDefs, resolvers }), logging, ...(!own && { cors: false }) })
    return listen(createAdaptorServer({ fetch: withFetch(settings)((request) => yoga.fetch(request)) }) as Server)
  },
  async "apollo on express"(settings) {
    const apollo = new ApolloServer({ typeDefs, resolvers, logger: logging })
    await apollo.start()
    const app = express()
    app.use(withExpress(settings))
    app.use("/graphql", express.json(), expressMiddleware(apollo))
    const host = await serve(app)
    return { ...host, close: () => apollo.stop().then(() => host.close()) }
  },
}

function query(host: RunningHost, text: string, origin = PAGE): Promise<RawResponse> {
  const headers = [["Content-Type", "application/json"]] as const
  return send(host, { method: "POST", path: "/graphql", origin, headers, body: JSON.stringify({ query: text }) })
}

describe.each(Object.entries(SERVERS))("%s", (_name, start) => {
  test("queries, errors of resolvers, queries that do not parse, bodies that do not, and preflights", async () => {
    const host = await start({ allowedOrigins: [PAGE], explain: false })
    const answers = await query(host, "{ items }")
    expect(seen(answers)).toEqual(ALLOWED)
    expect(JSON.parse(answers.body)).toEqual({ data: { items: ["tea", "milk"] } })
    const broken = await query(host, "{ broken }")
    expect(broken.body).toContain("errors")
    const wrong = await query(host, "{")
    const headers = [["Content-Type", "application/json"]] as const
    const noJson = await send(host, { method: "POST", path: "/graphql", headers, body: "{" })
    expect(noJson.status).toBe(400)
    const nowhere = await send(host, { path: "/nowhere" })
    expect(nowhere.status).toBe(404)
    for (const response of [broken, wrong, noJson, nowhere]) {
      expect(lines(response, "Access-Control-Allow-Origin")).toEqual([PAGE])
      expect(lines(response, "Vary").join().toLowerCase()).toContain("origin")
    }
    expect(seen(await preflight(host, "/graphql"))).toEqual({ ...ALLOWED, status: 204 })
    await host.close()
  })

  test("another origin reads nothing", async () => {
    const host = await start({ allowedOrigins: [PAGE], explain: false })
    expect(seen(await query(host, "{ items }", OTHER))).toEqual({ ...ALLOWED, origin: [] })
    expect(seen(await preflight(host, "/graphql", OTHER))).toEqual({ ...ALLOWED, status: 403, origin: [] })
    await host.close()
  })
})

test.each(["yoga on Node", "yoga as a Fetch handler"])(
  "%s: its own CORS, which is on by default, is overruled and reported",
  async (name) => {
    const findings: Diagnostic[] = []
    const settings = { allowedOrigins: [PAGE], explain: (finding: Diagnostic) => void findings.push(finding) }
    const host = await SERVERS[name]!(settings, true)
    expect(seen(await query(host, "{ items }"))).toEqual(ALLOWED)
    expect(seen(await query(host, "{ items }", OTHER))).toEqual({ ...ALLOWED, origin: [] })
    expect(seen(await preflight(host, "/graphql", OTHER)).origin).toEqual([])
    expect(findings.map(({ code, facts }) => [code, facts["value"]])).toContainEqual(["second-cors-layer", PAGE])
    await host.close()
  },
)

test("without our layer, Yoga allows every origin, with credentials", async () => {
  const yoga = createYoga({ schema: createSchema({ typeDefs, resolvers }), logging })
  const host = await listen(createServer((request, response) => void yoga(request, response)))
  const response = await query(host, "{ items }", OTHER)
  expect(lines(response, "Access-Control-Allow-Origin")).toEqual([OTHER])
  expect(lines(response, "Access-Control-Allow-Credentials")).toEqual(["true"])
  await host.close()
})

test("startStandaloneServer of Apollo answers * to everyone, and has no option for it", async () => {
  const apollo = new ApolloServer({ typeDefs, resolvers, logger: logging })
  const { url } = await startStandaloneServer(apollo, { listen: { port: 0, host: "127.0.0.1" } })
  const headers = { "Content-Type": "application/json", Origin: OTHER }
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query: "{ items }" }) })
  expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*")
  await apollo.stop()
})
