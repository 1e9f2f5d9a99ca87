import type { RawRequest } from "./read-request.ts"
import { FRAME_PATHS, type Places } from "../scenario/places.ts"
import { runInPage, type PageBatch, type PageFrame, type PageResult } from "./page-program.ts"

/** Hands tasks to the page in the browser and takes its results: the only channel that all three engines share. */
export class TaskDesk {
  #batch: Promise<PageBatch>
  #giveBatch!: (batch: PageBatch) => void
  #takeResults: (results: readonly PageResult[]) => void = () => undefined

  readonly #places: Places

  constructor(places: Places) {
    this.#places = places
    this.#batch = this.#nextBatch()
  }

  /** Runs a batch in the page that has asked, or will ask, for one. Rejects when the page takes longer than allowed. */
  run(batch: PageBatch, timeLimit: number): Promise<readonly PageResult[]> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the page has not answered for ${timeLimit} ms`)), timeLimit)
      this.#takeResults = (results) => {
        clearTimeout(timer)
        resolve(results)
      }
      this.#giveBatch(batch)
    })
  }

  /** Answers the page: its document, its tasks, its results. */
  readonly answer = async (request: RawRequest): Promise<string> => {
    if (request.target === "/") return ok("text/html", page(this.#frames()))
    if (request.target === FRAME_PATHS.plain) return ok("text/html", page([]))
    if (request.target === FRAME_PATHS["require-corp"])
      return ok("text/html", page([]), "Cross-Origin-Embedder-Policy: require-corp\r\n")
    if (request.target === "/harness/tasks") {
      const batch = await this.#batch
      this.#batch = this.#nextBatch()
      return ok("application/json", asciiJson(batch))
    }
    if (request.target === "/harness/results") {
      this.#takeResults(JSON.parse(Buffer.from(request.body, "latin1").toString()) as PageResult[])
      return ok("text/plain", "")
    }
    return "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
  }

  #frames(): PageFrame[] {
    return [
      { name: "sandboxed", url: FRAME_PATHS.plain, sandbox: "allow-scripts" },
      { name: "embedded", url: `http://${this.#places.site}${FRAME_PATHS.plain}` },
      { name: "require-corp", url: FRAME_PATHS["require-corp"] },
    ]
  }

  #nextBatch(): Promise<PageBatch> {
    return new Promise((resolve) => {
      this.#giveBatch = resolve
    })
  }
}

const page = (frames: readonly PageFrame[]) =>
  `<!doctype html><title>Harness</title><body><script>(${runInPage.toString()})(${JSON.stringify(frames)})</script>`

const ok = (type: string, body: string, more = "") =>
  `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nCache-Control: no-store\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`

/** The sockets write latin1, so anything else goes as an escape. */
const asciiJson = (value: unknown) =>
  JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  )
