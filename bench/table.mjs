/** Text columns, the first to the left and the others to the right; no line ends in spaces. */
export function table(head, rows) {
  const lines = [head, ...rows].map((cells) => cells.map((cell) => (cell === undefined ? "-" : String(cell))))
  const widths = head.map((_, column) => Math.max(...lines.map((cells) => cells[column].length)))
  const line = (cells) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("  ")
  const [first, ...rest] = lines.map(line)
  return [first.trimEnd(), "-".repeat(first.length), ...rest.map((text) => text.trimEnd())].join("\n")
}

/** A whole number with its thousands marked. */
export function whole(value) {
  return value === undefined ? undefined : Math.round(value).toLocaleString("en-GB")
}

/** A ratio, as `1.23x`. */
export function times(value) {
  return Number.isFinite(value) ? `${value.toFixed(value < 10 ? 2 : 0)}x` : undefined
}

/** A share, as `97.4 %`. */
export function percent(value) {
  return Number.isFinite(value) ? `${(value * 100).toFixed(1)} %` : undefined
}
