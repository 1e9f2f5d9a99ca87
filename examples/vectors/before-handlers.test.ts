import { type ChildProcess, spawn } from "node:child_process"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { freePort } from "../running-example.ts"
import { environmentOf, install } from "./served-host.ts"

const PAGE = "http://localhost:3000"
const OTHER_PAGE = "http://localhost:3001"

type Row = readonly [
  method: "GET" | "OPTIONS",
  path: string,
  status: number,
  allowed: string | null,
  /** Default: the allowed page. */
  origin?: string,
]

interface Server {
  readonly name: string
  readonly example: string
  /** Where the command runs. Default: `vectors`. */
  readonly place?: "."
  readonly command: (port: number) => readonly [string, ...string[]]
  /** What a page gets: the status, and the origin that may read it. */
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
    name: "the headers of Vite's development server, where nobody is allowed",
    example: "sveltekit",
    command: (port) => ["vite", "dev", `--port=${port}`, "--host=127.0.0.1"],
    rows: [["GET", "/", 500, OTHER_PAGE, OTHER_PAGE]],
  },
  {
    name: "Vite's development server without headers of its own",
    example: "sveltekit",
    place: ".",
    command: (port) => ["vite", "dev", `--port=${port}`, "--host=127.0.0.1"],
    rows: [
      ["GET", "/api/items", 200, PAGE],
      ["GET", "/api/items", 200, null, OTHER_PAGE],
      ["OPTIONS", "/api/items/tea", 403, null, OTHER_PAGE],
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

describe.each(SERVERS)("$name", ({ example, place = "vectors", command, rows }) => {
  let child: ChildProcess
  let server: string
  beforeAll(async () => {
    const folder = install(example)
    const port = await freePort()
    server = `http://127.0.0.1:${port}`
    const [program, ...args] = command(port)
    child = spawn(program, args, {
      cwd: join(folder, place),
      detached: true,
      stdio: "ignore",
      env: { ...environmentOf(folder), PORT: String(port) },
    })
    await untilAnswered(server)
  })
  afterAll(() => {
    process.kill(-child.pid!, "SIGKILL")
  })

  test.each(rows)("%s %s gets %d, readable by %s", async (...row) => {
    // The types of `test.each` do not know optional elements.
    const [method, path, status, allowed, origin = PAGE] = row as unknown as Row
    const response = await fetch(server + path, {
      method,
      headers: { Origin: origin, ...(method === "OPTIONS" && { "Access-Control-Request-Method": "PUT" }) },
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
