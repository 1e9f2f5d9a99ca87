import type { Command } from "commander"
import { isSource } from "./is-source.ts"

/** Adds `ofcors import` to the program. */
export function registerImport(program: Command): void {
  program
    .command("import")
    .summary("make a policy of Django's CORS settings, or of another package's options")
    .description(
      "Print the ofcors.json that allows what the settings of django-cors-headers allow, or the options that a source\nfile passes to `cors`, `@fastify/cors`, `hono/cors`, `@koa/cors` or Nest's `enableCors`.",
    )
    .argument("<settings>", "a settings file, the folder of manage.py, or a JavaScript or TypeScript file")
    .option("--env-file <file>", "environment variables that the project runs with")
    .option("--json", "print { version, policy, notes } instead")
    .addHelpText(
      "after",
      `
What does not translate is listed on stderr, and the command then ends with 1.
The policy never allows an origin that the other side refuses.

Examples:
  $ ofcors import mysite/settings.py
  $ ofcors import . --env-file .env > ofcors.json
  $ ofcors import src/server.ts > ofcors.json
  $ ofcors import server.js:12    the call in line 12`,
    )
    .action(async (settings: string, options: { envFile?: string; json?: boolean }) => {
      if (isSource(settings)) {
        const { runJavaScriptImport } = await import("./javascript/run.ts")
        process.exitCode = runJavaScriptImport(settings, options)
        return
      }
      const { runImport } = await import("./run.ts")
      process.exitCode = runImport(settings, options)
    })
}
