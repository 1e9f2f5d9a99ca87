import { existsSync, statSync } from "node:fs"
import { type Command, Option } from "commander"
import type { CheckProjectOptions } from "../check-project/options.ts"
import { EXIT_USAGE } from "../exit-codes.ts"
import { collect } from "../read-arguments.ts"
import { printable } from "../terminal.ts"
import type { CheckFlags } from "./flags.ts"
import { type Target, readTarget } from "./target.ts"

/** The options that each kind of target takes, beside `--json`; everything else belongs to addresses. */
const FOR_PROJECTS: ReadonlySet<string> = new Set(["fix", "yes", "envFile", "environment", "sarif"])

/** Adds `ofcors check` to the program. */
export function registerCheck(program: Command): void {
  const command = program
    .command("check")
    .summary("find out what blocks a request, or what settings let in")
    .description(
      "An address: replay what a browser does with a request of a page, against the\nlive server, and say what blocks it, why, and what to change. Nothing that could\nchange data is sent unless you say --send.\n\nA policy file (ofcors.json, .ts, .js): say what it lets in.\n\nA folder: review the settings of a Django project, or the use of cors,\n@fastify/cors, @koa/cors, hono/cors and Nest in JavaScript and TypeScript,\nwithout running any of it.",
    )
    .argument("<target>", "the URL that the page fetches, a policy file, or a project's folder")
    .option("--json", "print the result as JSON")
    .optionsGroup("For addresses:")
    .option("--from <origin>", "the page's origin (default: http://localhost:3000 for servers on this machine)")
    .option("-X, --request <method>", "the method (default: GET, or POST with --body)")
    .addOption(repeatable("-H, --header <line>", 'a header that the script sets: "name: value" (repeatable)'))
    .option("--body <text>", "the body of the request")
    .option("--credentials", 'as with credentials: "include"')
    .addOption(repeatable("--cookie <cookie>", 'a cookie in the browser, as in Set-Cookie: "sid=1; SameSite=Lax"'))
    .addOption(repeatable("--read <header>", "a response header that the script wants to read (repeatable)"))
    .addOption(
      new Option("--engine <engine>", "whose verdict counts")
        .choices(["chromium", "firefox", "webkit", "all"])
        .default("all"),
    )
    .option("--send", "send the request itself, even if it may change something")
    .option("--timeout <seconds>", "time for everything together", "10")
    .addOption(
      new Option("--page-network <where>", "where the page comes from, if its host does not say").choices([
        "public",
        "local",
        "loopback",
      ]),
    )
    .option("--ca <file>", "certificates (PEM) to trust beside the usual ones")
    .option("--verify", "wait for Enter, check again, and say what has changed")
    .option("--watch", "check again and again until the page can read the response")
    .optionsGroup("For projects:")
    .option("--fix", "mend what can be mended safely, after showing it")
    .option("--yes", "do not ask before writing")
    .option("--env-file <file>", "environment variables that the project runs with")
    // Node 20 takes its own flag of that name from anywhere on the line: it fails by itself where there is no such file.
    .option("--environment <file>", "the same, by a name that Node itself does not know")
    .option("--sarif", "print the findings as SARIF 2.1.0, for code hosts")
    .addHelpText(
      "after",
      `
Exit code: 0 readable, or nothing wrong; 1 blocked, or errors found; 2 wrong usage;
3 out of reach, or unreadable.

Examples:
  $ ofcors check http://localhost:8000/api/items
  $ ofcors check https://api.example.com/me --from https://app.example.com --credentials
  $ ofcors check localhost:8000/api/items/1 -X PUT -H "Content-Type: application/json" --body '{}'
  $ ofcors check http://localhost:8000/api/items --verify
  $ ofcors check ofcors.json
  $ ofcors check . --fix`,
    )
    .action(async (text: string, flags: CheckFlags & CheckProjectOptions) => {
      const target = readTarget(text, kindOfPath)
      const stray = strayOption(command, target)
      if (stray !== undefined) command.error(`error: option '${stray}' means nothing for ${SHOWN[target.kind]}`)
      process.exitCode = await check(target, flags)
    })
}

const SHOWN: Readonly<Record<Target["kind"], string>> = {
  url: "an address",
  policy: "a policy file",
  project: "a folder",
}

async function check(target: Target, flags: CheckFlags & CheckProjectOptions): Promise<number> {
  if (target.kind === "url") return (await import("../check-url/run.ts")).runCheckUrl(target, flags)
  if (target.kind === "project" && !existsSync(target.path)) {
    console.error(`error: there is no \`${printableTarget(target.path)}\`, and it is no address either`)
    return EXIT_USAGE
  }
  if (target.kind === "project") return (await import("../check-project/run.ts")).runCheckProject(target.path, flags)
  return (await import("../check-policy/run.ts")).runCheckPolicy(target.path, { json: flags.json === true })
}

/** The first option that was given and that this kind of target does not take. */
function strayOption(command: Command, { kind }: Target): string | undefined {
  return command.options.find((option) => {
    const name = option.attributeName()
    if (name === "json" || command.getOptionValueSource(name) !== "cli") return false
    return FOR_PROJECTS.has(name) ? kind !== "project" : kind !== "url"
  })?.long
}

function printableTarget(path: string): string {
  return printable(path.length > 100 ? `${path.slice(0, 100)}...` : path)
}

function repeatable(flags: string, description: string): Option {
  return new Option(flags, description).argParser(collect).default([], "none")
}

function kindOfPath(path: string): "file" | "folder" | undefined {
  if (!existsSync(path)) return undefined
  return statSync(path).isDirectory() ? "folder" : "file"
}
