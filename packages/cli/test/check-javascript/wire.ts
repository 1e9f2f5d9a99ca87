import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { type RequestListener, type Server, createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { fileURLToPath, pathToFileURL } from "node:url"
import { onTestFinished } from "vitest"

/** Inside the repository, so that programs find the packages that they import. */
const FOLDER = fileURLToPath(new URL("../../../../node_modules/.cache/ofcors-programs/", import.meta.url))

/** What a program answered. `timeout` where it did not. */
export interface Answer {
  readonly status: number | "timeout"
  readonly headers: Headers
}

/** A program that runs. */
export interface Wire {
  readonly ask: (headers?: Readonly<Record<string, string>>, method?: string, path?: string) => Promise<Answer>
  /** A preflight, as a browser sends it. */
  readonly preflight: (origin: string, method: string, headers?: string) => Promise<Answer>
}

interface Application {
  readonly fetch?: (request: Request) => Response | Promise<Response>
  readonly callback?: () => RequestListener
  readonly ready?: () => Promise<unknown>
  readonly routing?: RequestListener
  readonly close?: () => Promise<unknown>
}

let count = 0

/** Starts a program of `program.ts` for the test that runs. */
export async function runProgram(source: string): Promise<Wire> {
  mkdirSync(FOLDER, { recursive: true })
  const file = `${FOLDER}${process.pid}-${++count}.mjs`
  writeFileSync(file, source)
  onTestFinished(() => rmSync(file, { force: true }))
  const { default: application } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
    default: Application & RequestListener
  }
  const send = application.fetch?.bind(application) ?? (await overHttp(application))
  const ask: Wire["ask"] = async (headers = {}, method = "GET", path = "/api/items") => {
    const timeout = new Promise<"timeout">((resolve) => setTimeout(() => resolve("timeout"), 1_000).unref())
    const answer = await Promise.race([send(new Request(`http://localhost${path}`, { method, headers })), timeout])
    return answer === "timeout" ? { status: answer, headers: new Headers() } : answer
  }
  return {
    ask,
    preflight: (origin, method, headers) =>
      ask(
        {
          origin,
          "access-control-request-method": method,
          ...(headers === undefined ? {} : { "access-control-request-headers": headers }),
        },
        "OPTIONS",
      ),
  }
}

async function overHttp(application: Application & RequestListener): Promise<(request: Request) => Promise<Response>> {
  await application.ready?.()
  const server: Server = createServer(application.callback?.() ?? application.routing ?? application)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  // `Origin` is a name that fetch keeps for browsers, but not in Node.
  return (request) =>
    fetch(`http://127.0.0.1:${port}${new URL(request.url).pathname}`, {
      method: request.method,
      headers: request.headers,
    })
}
