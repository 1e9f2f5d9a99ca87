import type { FilteredResponse } from "./finish-main-fetch.ts"

/** Fetch, a `Headers` object with the guard "immutable". */
class ImmutableHeaders extends Headers {
  #isFilled = false

  constructor(lines: FilteredResponse["headers"]) {
    super()
    for (const [name, value] of lines) super.append(name, value)
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

type BodyOf = Uint8Array | ReadableStream<Uint8Array> | null

/**
 * A `Response` as script gets it from a browser: with its type, URL and status, which the constructor of `Response`
 * does not take. They are set on the object, since runtimes read their own getters while they construct.
 */
export class ScriptResponse extends Response {
  readonly #filtered: FilteredResponse

  constructor(filtered: FilteredResponse, body: BodyOf) {
    const isHidden = filtered.type === "opaque" || filtered.type === "opaqueredirect"
    const headers = new ImmutableHeaders(filtered.headers)
    // The runtime reads `Content-Type` from its own headers for `blob()` and `formData()`.
    const contentType = headers.get("content-type")
    super(
      isHidden ? null : (body as BodyInit | null),
      contentType === null ? {} : { headers: { "content-type": contentType } },
    )
    this.#filtered = filtered
    const { type, url, redirected, status, statusText } = filtered
    const ok = status >= 200 && status <= 299
    for (const [name, value] of Object.entries({ type, url, redirected, status, statusText, ok, headers }))
      Object.defineProperty(this, name, { value, enumerable: true })
  }

  override clone(): ScriptResponse {
    // The runtime's own clone knows how to tee; its body goes into a response of this class.
    return new ScriptResponse(this.#filtered, super.clone().body)
  }
}
