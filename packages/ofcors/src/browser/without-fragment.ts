/** The URL as it is requested, stored and reported: without its fragment. */
export function withoutFragment(url: URL): string {
  const { href } = url
  const fragment = href.indexOf("#")
  return fragment < 0 ? href : href.slice(0, fragment)
}
