/** One import in a process that has loaded nothing yet. */
const { specifier } = JSON.parse(process.argv[2])
const start = performance.now()
await import(specifier)
process.send({ milliseconds: performance.now() - start })
