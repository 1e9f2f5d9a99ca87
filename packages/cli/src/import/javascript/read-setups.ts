import { dirname, resolve } from "node:path"
import { type Setup, findSetups } from "../../check-javascript/find-setups.ts"
import { lineStartsOf } from "../../check-javascript/line-starts.ts"
import { Modules } from "../../check-javascript/modules.ts"
import { findRoot } from "./find-root.ts"
import { NoSettings } from "../read-settings.ts"

/** A call that sets CORS up, and its line. */
export interface LocatedSetup {
  readonly setup: Setup
  readonly line: number
}

/** Takes the line off a path: `server.js:12`. */
export function splitLine(path: string): { readonly file: string; readonly line: number | undefined } {
  const [, file = path, line] = /^(.*?)(?::(\d+))?$/s.exec(path)!
  return { file, line: line === undefined ? undefined : Number(line) }
}

/** Finds the calls of known CORS packages in a file, or the one at a line. @throws NoSettings */
export function readSetups(
  path: string,
  wanted: number | undefined,
  environment: ReadonlyMap<string, string>,
): readonly LocatedSetup[] {
  const file = resolve(path)
  const modules = new Modules(findRoot(dirname(file)), new Map())
  const module = modules.read(file)
  if (module === "unparsable" || module === undefined)
    throw new NoSettings(`\`${path}\` is no JavaScript or TypeScript that can be read.`)
  const lines = lineStartsOf(module.text)
  const found = findSetups(module, { modules, environment }).setups.map((setup) => ({
    setup,
    line: lines.positionOf(setup.at.node.start).line,
  }))
  if (found.length === 0)
    throw new NoSettings(
      `\`${path}\` calls none of \`cors\`, \`@fastify/cors\`, \`hono/cors\`, \`@koa/cors\` and \`enableCors\`.`,
    )
  if (wanted === undefined) return found
  const there = found.filter(({ line }) => line === wanted)
  if (there.length > 0) return there
  const places = found.map(({ line }) => line).join(", ")
  throw new NoSettings(`nothing sets CORS up in line ${wanted} of \`${path}\`; it is done in line ${places}.`)
}
