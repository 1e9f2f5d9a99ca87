/** One line of progress; not on standard output, which holds the table alone. */
export function progress(line) {
  process.stderr.write(`${line}\n`)
}
