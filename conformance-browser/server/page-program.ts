import type { FetchOutcome } from "../scenario/observation.ts"
import type { FetchInit, Step } from "../scenario/scenario.ts"

/** A scenario as the page gets it: steps with real URLs. */
export interface PageTask {
  readonly runId: number
  /** The name of the frame that does it; absent for the page itself. */
  readonly frame?: string
  readonly steps: readonly Step[]
}

/** What the page sends back for one task. */
export interface PageResult {
  readonly runId: number
  readonly fetches: readonly FetchOutcome[]
}

/** A frame in the page. */
export interface PageFrame {
  readonly name: string
  readonly url: string
  readonly sandbox?: string
}

/** A task as a frame gets it. */
interface FrameTask {
  readonly runId: number
  readonly steps: readonly Step[]
  readonly timeLimit: number
}

/** What the page gets for each question: tasks and how many of them to run at the same time. */
export interface PageBatch {
  readonly tasks: readonly PageTask[]
  readonly atOnce: number
  readonly fetchTimeLimit: number
}

/**
 * The program that runs in the page: it asks its own origin for tasks and sends results back, for ever. It is sent as
 * its own source text, so it must not use anything from outside.
 */
export async function runInPage(frames: readonly PageFrame[]): Promise<void> {
  if (window !== window.top) {
    workForParent()
    return
  }
  const windows = new Map(await Promise.all(frames.map(openFrame)))
  for (;;) {
    const batch = (await (await fetch("/harness/tasks", { cache: "no-store" })).json()) as PageBatch
    const waiting = [...batch.tasks]
    const results: PageResult[] = []
    const worker = async () => {
      for (let task = waiting.shift(); task; task = waiting.shift()) {
        console.debug(`task ${task.runId}`)
        const { runId, steps, frame } = task
        const work = frame === undefined ? runSteps(steps, batch.fetchTimeLimit) : askFrame(frame, task, batch)
        results.push({ runId, fetches: await work })
      }
    }
    await Promise.all(Array.from({ length: batch.atOnce }, worker))
    console.debug("task none")
    await fetch("/harness/results", { method: "POST", body: JSON.stringify(results), cache: "no-store" })
  }

  /** A frame works for its parent, as it can neither ask for tasks nor send results where its origin is opaque. */
  function workForParent(): void {
    window.addEventListener("message", (event: MessageEvent<FrameTask>) => {
      const { runId, steps, timeLimit } = event.data
      void runSteps(steps, timeLimit).then((fetches) => window.parent.postMessage({ runId, fetches }, "*"))
    })
    window.parent.postMessage("ready", "*")
  }

  function openFrame({ name, url, sandbox }: PageFrame): Promise<[string, Window]> {
    return new Promise((resolve) => {
      const frame = document.createElement("iframe")
      window.addEventListener("message", ({ source }) => {
        if (source === frame.contentWindow) resolve([name, frame.contentWindow as Window])
      })
      if (sandbox !== undefined) frame.setAttribute("sandbox", sandbox)
      frame.src = url
      document.body.append(frame)
    })
  }

  function askFrame(name: string, { runId, steps }: PageTask, batch: PageBatch): Promise<readonly FetchOutcome[]> {
    return new Promise((resolve) => {
      const listen = ({ data }: MessageEvent<PageResult>): void => {
        if (data.runId !== runId) return
        window.removeEventListener("message", listen)
        resolve(data.fetches)
      }
      window.addEventListener("message", listen)
      const task: FrameTask = { runId, steps, timeLimit: batch.fetchTimeLimit }
      windows.get(name)?.postMessage(task, "*")
    })
  }

  async function runSteps(steps: readonly Step[], timeLimit: number): Promise<FetchOutcome[]> {
    const outcomes: FetchOutcome[] = []
    for (const step of steps) {
      if ("waitMilliseconds" in step) await new Promise((resolve) => setTimeout(resolve, step.waitMilliseconds))
      else outcomes.push(await runFetch(step.url, step.init, timeLimit))
    }
    return outcomes
  }

  async function runFetch(url: string, init: FetchInit, timeLimit: number): Promise<FetchOutcome> {
    const abort = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const timedOut = new Promise<FetchOutcome>((resolve) => {
      timer = setTimeout(() => {
        resolve({ kind: "timeout" })
        abort.abort()
      }, timeLimit)
    })
    // A race, because a browser that waits for something else does not settle an aborted fetch either.
    const outcome = await Promise.race([settle(url, init, abort.signal), timedOut])
    clearTimeout(timer)
    return outcome
  }

  async function settle(url: string, init: FetchInit, signal: AbortSignal): Promise<FetchOutcome> {
    try {
      const response = await fetch(url, { ...toInit(init), signal })
      return {
        kind: "response",
        type: response.type,
        status: response.status,
        url: response.url,
        redirected: response.redirected,
        headers: [...response.headers],
        body: await response.text(),
      }
    } catch (error) {
      const { name, message } = error as Error
      return { kind: "error", name, message }
    }
  }

  function toInit({ headers = [], body, ...rest }: FetchInit): RequestInit {
    const init = { ...rest } as RequestInit
    const list = new Headers()
    for (const [name, value] of headers) list.append(name, value)
    if (headers.length > 0) init.headers = list
    if (body && "text" in body) init.body = body.text
    if (body && "bytes" in body) init.body = new TextEncoder().encode(body.bytes)
    if (body && "stream" in body) {
      init.body = new Blob([body.stream]).stream()
      Object.assign(init, { duplex: "half" })
    }
    if (body && "blob" in body) init.body = new Blob([body.blob], { type: body.type })
    if (body && "form" in body) init.body = new URLSearchParams(body.form.map(([name, value]) => [name, value]))
    return init
  }
}
