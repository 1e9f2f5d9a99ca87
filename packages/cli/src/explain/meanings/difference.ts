import { type Difference, differenceOf } from "../../check-url/near-misses.ts"

const WORDS: Readonly<Record<Difference, string>> = {
  scheme: " They differ in http and https.",
  port: " They differ in the port.",
  www: " They differ in www.",
  "loopback-name": " To a browser these are two origins.",
  subdomain: " One is a subdomain of the other, which is another origin.",
  slash: " The slash at the end is one too many.",
  other: "",
}

/** What an allowed value and the page differ in, as a sentence to add; nothing where it is plain to see. */
export function differenceInWords(value: string, origin: string): string {
  const isSameOrigin = URL.canParse(value) && new URL(value).origin === origin
  if (isSameOrigin && value !== `${origin}/`) return " Only the origin itself counts, spelled as the browser does."
  return WORDS[differenceOf(value, origin)]
}
