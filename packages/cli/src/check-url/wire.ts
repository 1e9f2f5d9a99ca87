import type { NetworkFailure, Send, WireRequest, WireResponse } from "ofcors/browser"
import { type NetworkOptions, networkTransport } from "ofcors/browser-node"
import { bareHost, networkOf } from "./addresses.ts"
import { firstText } from "./first-text.ts"
import { createLimiter } from "./limiter.ts"
import type { Observation, Question } from "./observation.ts"
import { isSafeMethod } from "./request.ts"
import { listeningAddress, resolveOnce } from "./resolve-once.ts"

/** How many requests are under way at once. */
const CONCURRENCY = 6

/** Of a body only so much is kept: enough for the words of an error page. */
const BODY_LIMIT = 16_384

/** Milliseconds that a body has after its head: event streams never end. */
const BODY_TIME = 400

/** Share of the time that one exchange may take, so that some is left to find out why. */
const EXCHANGE_SHARE = 0.5

/** What a wire is made of. */
export interface WireOptions {
  readonly timeout: number
  /** Whether requests that may change something are sent as they are. */
  readonly send: boolean
  readonly certificates?: string | undefined
  readonly onExchange?: (observation: Observation) => void
}

interface Raw {
  readonly observation: Observation
  readonly bytes: Uint8Array
}

/** The connection to the server under check: asks each question once, whoever asks it, and within the time. */
export class Wire {
  /** Everything that was sent, in the order in which it was over. */
  readonly observations: Observation[] = []
  /** For the browser model; requests that may change something are replaced by a GET unless they may be sent. */
  readonly send: Send
  readonly #options: WireOptions
  readonly #transports = new Map<string, Send>()
  readonly #overall: AbortSignal
  readonly #answers = new Map<string, Promise<Raw>>()
  readonly #limit = createLimiter(CONCURRENCY)
  readonly #resolve = resolveOnce()

  constructor(options: WireOptions) {
    this.#options = options
    this.#overall = AbortSignal.timeout(options.timeout)
    const send: Send = (request) => this.#forBrowser(request)
    this.send = Object.assign(send, {
      streamsBodies: false,
      addressSpaceOf: async (url: URL) => networkOf((await this.#resolve(bareHost(url)))[0]),
    })
  }

  /** Whether the time is up, so that nothing more is worth asking. */
  get isOver(): boolean {
    return this.#overall.aborted
  }

  /** The addresses of a host; none where it does not resolve. */
  addressesOf(host: string): Promise<readonly string[]> {
    return this.#resolve(host)
  }

  /** Sends a probe. Never rejects. */
  async ask(question: Question): Promise<Observation> {
    return (await this.#once(question, null)).observation
  }

  async #forBrowser(request: WireRequest): Promise<WireResponse | NetworkFailure> {
    const isPreflight = request.headers.some(([name]) => name.toLowerCase() === "access-control-request-method")
    const isSent = isPreflight || this.#options.send || isSafeMethod(request.method)
    const question: Question = isSent
      ? { method: request.method, url: request.url, headers: request.headers }
      : { method: "GET", url: request.url, headers: withoutBodyHeaders(request.headers) }
    const { observation, bytes } = await this.#once(question, isSent ? (request.body as Uint8Array | null) : null)
    const { answer, error } = observation
    if (answer !== undefined) {
      return { status: answer.status, statusText: answer.statusText, headers: answer.headers, body: bytes }
    }
    return { error: error?.kind === "time-limit" ? "timeout" : (error?.kind ?? "reset"), message: error?.message ?? "" }
  }

  #once(question: Question, body: Uint8Array | null): Promise<Raw> {
    const key = keyOf(question, body)
    const known = this.#answers.get(key)
    if (known !== undefined) return known
    const raw = this.#limit(() => this.#exchange(question, body))
    this.#answers.set(key, raw)
    return raw
  }

  async #exchange(question: Question, body: Uint8Array | null): Promise<Raw> {
    // Not `AbortSignal.any` over `AbortSignal.timeout`: Node 20 may collect the latter, and the time never comes.
    const limit = new AbortController()
    const stop = (): void => limit.abort()
    const timer = setTimeout(stop, this.#options.timeout * EXCHANGE_SHARE)
    this.#overall.addEventListener("abort", stop, { once: true })
    if (this.#overall.aborted) stop()
    try {
      return await this.#exchangeUntil(limit.signal, question, body)
    } finally {
      clearTimeout(timer)
      this.#overall.removeEventListener("abort", stop)
    }
  }

  async #exchangeUntil(signal: AbortSignal, question: Question, body: Uint8Array | null): Promise<Raw> {
    const started = performance.now()
    const done = (rest: Pick<Observation, "answer" | "error">, bytes: Uint8Array = new Uint8Array()): Raw => {
      const observation = { question, ...rest, milliseconds: Math.round(performance.now() - started) }
      this.observations.push(observation)
      this.#options.onExchange?.(observation)
      return { observation, bytes }
    }
    const isUp = new Promise<"up">((resolve) => {
      if (signal.aborted) resolve("up")
      signal.addEventListener("abort", () => resolve("up"), { once: true })
    })
    const transport = this.#transportTo(new URL(question.url))
    const response = await Promise.race([
      transport({ method: question.method, url: asUrl(question), headers: question.headers, body, signal }),
      isUp,
    ])
    if (response === "up" || (signal.aborted && "error" in response)) {
      const seconds = Math.round((performance.now() - started) / 100) / 10
      return done({ error: { kind: "time-limit", message: `no response within ${seconds} s` } })
    }
    if ("error" in response) return done({ error: { kind: response.error, message: response.message } })
    const { status, statusText, headers } = response
    const { bytes, broken } = await firstBytes(response.body, signal)
    const answer = { status, statusText, headers, body: firstText(bytes, headers) }
    return done({ answer: broken === undefined ? answer : { ...answer, brokenBody: broken } }, bytes)
  }

  /** A transport to the server of a URL, whatever name the requests use for it. */
  #transportTo(url: URL): Send {
    const known = this.#transports.get(url.origin)
    if (known !== undefined) return known
    const port = Number(url.port === "" ? (url.protocol === "https:" ? 443 : 80) : url.port)
    const addresses = this.#resolve(bareHost(url)).then((found) => listeningAddress(found, port))
    const { certificates } = this.#options
    const options: NetworkOptions = { resolve: () => addresses }
    const transport = networkTransport(certificates === undefined ? options : { ...options, ca: certificates })
    this.#transports.set(url.origin, transport)
    return transport
  }
}

function asUrl({ url, hostAs }: Question): string {
  if (hostAs === undefined) return url
  const renamed = new URL(url)
  renamed.hostname = hostAs
  return renamed.href
}

function withoutBodyHeaders(headers: Question["headers"]): Question["headers"] {
  return headers.filter(([name]) => !/^content-/i.test(name))
}

/** What differs between engines and does not concern the CORS protocol. */
const INCIDENTAL = /^(?:user-agent|accept-language|accept-encoding|referer|priority|te|dnt|sec-.*)$/i

function keyOf({ method, url, headers, hostAs }: Question, body: Uint8Array | null): string {
  const lines = headers.filter(([name]) => !INCIDENTAL.test(name)).map(([name, value]) => [name.toLowerCase(), value])
  return JSON.stringify([
    method,
    url,
    hostAs,
    lines.toSorted(),
    body === null ? null : Buffer.from(body).toString("latin1"),
  ])
}

interface Beginning {
  readonly bytes: Uint8Array
  readonly broken?: string
}

/** The beginning of a body: as much as comes in its time, and no more than the limit. The rest is never read. */
async function firstBytes(
  body: Uint8Array | ReadableStream<Uint8Array> | null,
  signal: AbortSignal,
): Promise<Beginning> {
  if (body === null) return { bytes: new Uint8Array() }
  if (body instanceof Uint8Array) return { bytes: body.subarray(0, BODY_LIMIT) }
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  const stop = (): void => void reader.cancel().catch(() => undefined)
  const timer = setTimeout(stop, BODY_TIME)
  signal.addEventListener("abort", stop, { once: true })
  const beginning = (): Uint8Array => Buffer.concat(chunks).subarray(0, BODY_LIMIT)
  try {
    while (length < BODY_LIMIT) {
      const { done, value } = await reader.read()
      if (done) break
      chunks.push(value)
      length += value.length
    }
    return { bytes: beginning() }
  } catch (error) {
    return { bytes: beginning(), broken: error instanceof Error ? error.message : String(error) }
  } finally {
    clearTimeout(timer)
    signal.removeEventListener("abort", stop)
    stop()
  }
}
