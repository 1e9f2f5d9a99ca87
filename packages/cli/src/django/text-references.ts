/** The files, none of them Python, in which people say which settings to use. */
const NAMES =
  /^(?:\.env(?:\..*)?|.*\.env|(?:docker-)?compose.*\.ya?ml|Dockerfile.*|Procfile.*|Makefile|justfile|pyproject\.toml|pytest\.ini|tox\.ini|setup\.cfg|app\.json|render\.yaml|fly\.toml|vercel\.json|\.pytest\.ini)$/

/** Files whose settings are for tests. */
const TEST_FILES = /^(?:pyproject\.toml|\.?pytest\.ini|tox\.ini|setup\.cfg)$/

const ASSIGNMENT = /^(?!\s*#).*?\b(DJANGO_SETTINGS_MODULE|DJANGO_CONFIGURATION)["']?\s*[=:]\s*["']?([A-Za-z_][\w.]*)/gm

/** A mention of settings in a file that is no Python. */
export interface TextReference {
  readonly variable: string
  readonly value: string
  readonly line: number
  readonly tests: boolean
}

/** Whether a file of this name may say which settings to use. */
export function mayNameSettings(name: string): boolean {
  return NAMES.test(name)
}

/** Finds where a text says which settings to use. */
export function readTextReferences(name: string, text: string): readonly TextReference[] {
  return [...text.matchAll(ASSIGNMENT)].map(({ index, 0: all, 1: variable = "", 2: value = "" }) => ({
    variable,
    value,
    line: text.slice(0, index + all.length).split(/\r\n?|\n/).length,
    tests: TEST_FILES.test(name),
  }))
}
