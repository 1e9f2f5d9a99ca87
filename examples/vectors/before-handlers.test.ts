import { type ChildProcess, spawn } from "node:child_process"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { freePort } from "../running-example.ts"
import { environmentOf, install } from "./served-host.ts"

const PAGE = "http://localhost:3000"

type Row = readonly [method: "GET" | "OPTIONS", path: string, status: number, allowed: string | null]

interface Server {
  readonly name: string
  readonly example: string
  readonly command: (port: number) => readonly [string, ...string[]]
  /** What the allowed page gets: the status, and the origin that may read it. */
  readonly rows: readonly Row[]
}

const wrangler = (config: string, port: number): readonly [string, ...string[]] => [
  "wrangler",
  "dev",
  `--config=${config}`,
  `--port=${port}`,
  "--ip=127.0.0.1",
  "--inspector-port=0",
  "--show-interactive-dev-session=false",
]

const SERVERS: readonly Server[] = [
  {
    name: "routes of Bun come before its fetch",
    example: "bun",
    command: () => ["bun", "serve.js"],
    rows: [
      ["GET", "/bare", 200, null],
      ["OPTIONS", "/bare", 200, null],
      ["GET", "/wrapped", 200, PAGE],
      ["OPTIONS", "/wrapped", 204, PAGE],
      ["GET", "/method", 200, PAGE],
      ["OPTIONS", "/method", 204, PAGE],
      ["GET", "/static", 200, null],
      ["OPTIONS", "/static", 200, null],
      ["GET", "/elsewhere", 404, PAGE],
    ],
  },
  {
    name: "static assets come before a worker",
    example: "workers",
    command: (port) => wrangler("files-first.jsonc", port),
    rows: [
      ["GET", "/items.json", 200, null],
      ["OPTIONS", "/items.json", 405, null],
      ["GET", "/elsewhere", 404, PAGE],
      ["OPTIONS", "/elsewhere", 204, PAGE],
    ],
  },
  {
    name: "static assets behind a worker",
    example: "workers",
    command: (port) => wrangler("worker-first.jsonc", port),
    rows: [
      ["GET", "/items.json", 200, PAGE],
      ["OPTIONS", "/items.json", 204, PAGE],
    ],
  },
]

describe.each(SERVERS)("$name", ({ example, command, rows }) => {
  let child: ChildProcess
  let server: string
  beforeAll(async () => {
    const folder = install(example)
    const port = await freePort()
    server = `http://127.0.0.1:${port}`
    const [program, ...args] = command(port)
    child = spawn(program, args, {
      cwd: join(folder, "vectors"),
      detached: true,
      stdio: "ignore",
      env: { ...environmentOf(folder), PORT: String(port) },
    })
    await untilAnswered(server)
  })
  afterAll(() => {
    process.kill(-child.pid!, "SIGKILL")
  })

  test.each(rows)("%s %s gets %d, readable by %s", async (method, path, status, allowed) => {
    const response = await fetch(server + path, {
      method,
      headers: { Origin: PAGE, ...(method === "OPTIONS" && { "Access-Control-Request-Method": "PUT" }) },
    })
    await response.arrayBuffer()
    expect([response.status, response.headers.get("Access-Control-Allow-Origin")]).toEqual([status, allowed])
  })
})

async function untilAnswered(url: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    )
    if (answered) return
    await pause(100)
  }
  throw new Error(`nothing answers at ${url}`)
}
