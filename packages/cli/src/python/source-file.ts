import { LineIndex, parsePython } from "./parse.ts"
import type { PythonModule } from "./syntax.ts"

/** Why a file's bytes are not the text of a Python module that can be edited. */
export type EncodingProblem = "not-utf-8" | "other-encoding" | "null-byte"

/** A Python file that was read. */
export interface SourceFile extends PythonModule {
  /** Absolute. */
  readonly path: string
  readonly lines: LineIndex
  readonly encodingProblem: EncodingProblem | undefined
}

/** A declared encoding ("Encoding declarations" in the Python reference), in the first two lines. */
const DECLARED_ENCODING = /^\uFEFF?(?:[ \t\f]*#[^\r\n]*(?:\r\n?|\n))?[ \t\f]*#[^\r\n]*?coding[:=][ \t]*([-\w.]+)/

/** Reads the bytes of a Python file. Never throws: what is wrong with them is in `encodingProblem` and `problems`. */
export function readSourceFile(path: string, bytes: Uint8Array): SourceFile {
  let encodingProblem: EncodingProblem | undefined
  let text: string
  try {
    // The byte order mark stays in the text, so that writing the text back writes it back.
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
    const encoding = DECLARED_ENCODING.exec(text)?.[1]?.toLowerCase()
    // eslint-disable-next-line no-control-regex -- a null byte is what must not be there
    if (text.includes("\0")) encodingProblem = "null-byte"
    // eslint-disable-next-line no-control-regex -- ASCII means the same in every encoding that Python files declare
    else if (encoding !== undefined && !/^utf[-_]?8/.test(encoding) && /[^\x00-\x7f]/.test(text))
      encodingProblem = "other-encoding"
  } catch {
    encodingProblem = "not-utf-8"
    text = new TextDecoder("latin1").decode(bytes)
  }
  return { path, ...parsePython(text), lines: new LineIndex(text), encodingProblem }
}
