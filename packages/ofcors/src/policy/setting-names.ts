/** What other packages call our settings, so that moving in takes one message instead of a search. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  origin: "allowedOrigins",
  origins: "allowedOrigins",
  alloworigins: "allowedOrigins",
  alloworigin: "allowedOrigins",
  credentials: "allowCredentials",
  methods: "allowMethods",
  allowedmethods: "allowMethods",
  allowedheaders: "allowHeaders",
  exposedheaders: "exposeHeaders",
  maxage: "preflightMaxAge",
}

/** The setting that was probably meant by an unknown name: another package's, a Django name, or other capitals. */
export function suggestSetting(name: string, known: readonly string[]): string | undefined {
  const plain = name
    .toLowerCase()
    .replace(/^cors_/, "")
    .replaceAll("_", "")
  return ELSEWHERE[plain] ?? known.find((setting) => setting.toLowerCase() === plain)
}

/** The known name that differs from `name` in at most two letters. */
export function closestName(name: string, known: readonly string[]): string | undefined {
  return known.find((candidate) => editDistance(name, candidate) <= 2)
}

/** Levenshtein's distance, a row at a time. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let line = 1; line <= from.length; line++) {
    const next = [line]
    for (let column = 1; column <= to.length; column++) {
      const same = from[line - 1] === to[column - 1] ? 0 : 1
      next.push(Math.min(next[column - 1]! + 1, row[column]! + 1, row[column - 1]! + same))
    }
    row = next
  }
  return row[to.length]!
}
