/** The settings that must not start: the same codes in every runtime. */
import { isDeepStrictEqual } from "node:util"
import { refusalsOf } from "../../../replay.ts"
import { report } from "../report.ts"
import { VECTOR_FILES } from "../vectors.ts"

const refused = VECTOR_FILES.flatMap(({ groups }) => groups.filter((group) => "refusedWith" in group))
const failures = refused
  .map((settings) => ({ vector: settings.name, actual: refusalsOf(settings), expected: settings.refusedWith }))
  .filter(({ actual, expected }) => !isDeepStrictEqual(actual, expected))
report({ host: "settings that must not start", passed: refused.length - failures.length, impossible: {}, failures })
