/** URL, "URL parser": `undefined` for failure. (`URL.parse` is younger than the oldest Node that this runs on.) */
export function parseUrl(text: string, base?: URL): URL | undefined {
  try {
    // With its own host it needs no base, which runtimes would parse once more.
    return /^https?:\/\//i.test(text) ? new URL(text) : new URL(text, base)
  } catch {
    return undefined
  }
}
