import type { BodyState } from "./abortable-body.ts"
import type { FilteredResponse } from "./finish-main-fetch.ts"

type BodyOf = Uint8Array | ReadableStream<Uint8Array> | null

/** Makes the `Response` that script gets. */
export function scriptResponse(filtered: FilteredResponse, body: BodyOf, state: BodyState | undefined): Response {
  scriptResponseClass ??= defineScriptResponse()
  return new scriptResponseClass(filtered, body, state)
}

let scriptResponseClass: ReturnType<typeof defineScriptResponse> | undefined

/** Not defined before it is needed: Node's `Response` loads a whole HTTP client, which explaining does without. */
function defineScriptResponse(): new (filtered: FilteredResponse, body: BodyOf, state?: BodyState) => Response {
  /** Fetch, a `Headers` object with the guard "immutable". */
  class ImmutableHeaders extends Headers {
    #isFilled = false

    /** Line by line: `append` would strip what stands around an empty value among others. */
    constructor({ headers, internal }: FilteredResponse) {
      super()
      const visible = new Set(headers.map(([name]) => name))
      for (const [name, value] of internal.headers) if (visible.has(name.toLowerCase())) super.append(name, value)
      this.#isFilled = true
    }

    override append(name: string, value: string): void {
      this.#refuse()
      super.append(name, value)
    }

    override delete(name: string): void {
      this.#refuse()
      super.delete(name)
    }

    override set(name: string, value: string): void {
      this.#refuse()
      super.set(name, value)
    }

    #refuse(): void {
      if (this.#isFilled) throw new TypeError("The headers of a fetched response cannot be changed.")
    }
  }

  /**
   * A `Response` as script gets it from a browser: with its type, URL and status, which the constructor of `Response`
   * does not take. They are set on the object, since runtimes read their own getters while they construct.
   */
  class ScriptResponse extends Response {
    readonly #filtered: FilteredResponse
    readonly #state: BodyState

    static {
      // In all that script looks at it is a `Response`.
      Object.defineProperty(this.prototype, "constructor", { value: Response, writable: true, configurable: true })
    }

    constructor(filtered: FilteredResponse, body: BodyOf, state: BodyState = {}) {
      const isHidden = filtered.type === "opaque" || filtered.type === "opaqueredirect"
      const headers = new ImmutableHeaders(filtered)
      // The runtime reads `Content-Type` from its own headers for `blob()` and `formData()`.
      const contentType = headers.get("content-type")
      super(
        isHidden ? null : (body as BodyInit | null),
        contentType === null ? {} : { headers: { "content-type": contentType } },
      )
      this.#filtered = filtered
      this.#state = state
      const { type, url, redirected, status, statusText } = filtered
      const ok = status >= 200 && status <= 299
      for (const [name, value] of Object.entries({ type, url, redirected, status, statusText, ok, headers }))
        Object.defineProperty(this, name, { value, enumerable: true })
    }

    override clone(): ScriptResponse {
      // The runtime's own clone knows how to tee; its body goes into a response of this class.
      return new ScriptResponse(this.#filtered, super.clone().body, this.#state)
    }

    override arrayBuffer(): Promise<ArrayBuffer> {
      return this.#unlessAborted(() => super.arrayBuffer())
    }

    override blob(): Promise<Blob> {
      return this.#unlessAborted(() => super.blob())
    }

    override formData(): Promise<FormData> {
      return this.#unlessAborted(() => super.formData())
    }

    override json(): Promise<unknown> {
      return this.#unlessAborted(() => super.json())
    }

    override text(): Promise<string> {
      return this.#unlessAborted(() => super.text())
    }

    /** Younger than the oldest Node that this runs on. */
    override bytes(): Promise<Uint8Array<ArrayBuffer>> {
      return this.#unlessAborted(() => super.arrayBuffer().then((buffer) => new Uint8Array(buffer)))
    }

    /** Rejects at once, with the reason of script's signal, where that broke off the body. */
    #unlessAborted<T>(read: () => Promise<T>): Promise<T> {
      const { aborted } = this.#state
      return aborted === undefined ? read() : Promise.reject(aborted.reason)
    }
  }

  return ScriptResponse
}
