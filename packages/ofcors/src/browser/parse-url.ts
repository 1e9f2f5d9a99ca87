/** URL, "URL parser": `undefined` for failure. (`URL.parse` is younger than the oldest Node that this runs on.) */
export function parseUrl(text: string, base?: URL): URL | undefined {
  try {
    return new URL(text, base)
  } catch {
    return undefined
  }
}
