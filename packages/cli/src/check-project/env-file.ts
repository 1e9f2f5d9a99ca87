/** Reads a file of environment variables as docker, direnv and django-environ write them: `NAME=value`, one a line. */
export function readEnvFile(text: string): ReadonlyMap<string, string> {
  const variables = new Map<string, string>()
  for (const line of text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/)) {
    const [, name, value = ""] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line) ?? []
    if (name !== undefined) variables.set(name, unquoted(value))
  }
  return variables
}

function unquoted(value: string): string {
  const [, quote, inside] = /^(["'])(.*)\1(?:\s+#.*)?$/.exec(value) ?? []
  if (quote === undefined || inside === undefined) return value.replace(/(?:^|\s+)#.*$/, "")
  return quote === '"' ? inside.replace(/\\(["\\$])/g, "$1").replaceAll("\\n", "\n") : inside
}
