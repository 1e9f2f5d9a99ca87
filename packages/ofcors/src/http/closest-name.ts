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
