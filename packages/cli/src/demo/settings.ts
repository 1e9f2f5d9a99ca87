import { defaultHeaders } from "ofcors"
import { type DemoOptions, localOrigin } from "./options.ts"

/** The settings that the demo shows, which are also the ones it runs with. */
export interface DemoSettings {
  readonly allowedOrigins: readonly string[]
  readonly allowCredentials: true
  readonly allowHeaders: readonly string[]
}

/** The settings for one page, with cookies, and with one header of our own beside the default ones. */
export function settingsFor({ pagePort, allow }: Pick<DemoOptions, "pagePort" | "allow">): DemoSettings {
  return {
    allowedOrigins: [localOrigin(pagePort), ...allow],
    allowCredentials: true,
    allowHeaders: [...defaultHeaders, "x-auth-token"],
  }
}

/** The settings as one would write them, in lines short enough for the page. */
export function settingsAsCode({ allowedOrigins, allowCredentials, allowHeaders }: DemoSettings): string {
  return [
    "cors({",
    `  allowedOrigins: ${list(allowedOrigins)},`,
    `  allowCredentials: ${allowCredentials},`,
    `  allowHeaders: ${list(allowHeaders)},`,
    "})",
  ].join("\n")
}

function list(values: readonly string[]): string {
  const quoted = values.map((value) => JSON.stringify(value))
  if (quoted.length <= 2) return `[${quoted.join(", ")}]`
  const lines: string[] = []
  for (const value of quoted) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + value.length < 46) lines[lines.length - 1] = `${line} ${value},`
    else lines.push(`    ${value},`)
  }
  return `[\n${lines.join("\n")}\n  ]`
}
