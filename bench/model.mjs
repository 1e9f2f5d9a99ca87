import { runChild } from "./children.mjs"
import { progress } from "./progress.mjs"
import { medianOf } from "./statistics.mjs"

/** What a page fetches and explains; each in a process of its own. */
const SHAPES = [
  "application, GET",
  "application, preflighted PUT",
  "application, refused origin",
  "transport, GET",
  "transport, preflighted PUT",
  "transport, refused origin",
  // What is left of the first without the model: Node's Request and Response, and the application.
  "no model, GET",
]

const FULL = { rounds: 5, milliseconds: 1_500 }
const QUICK = { rounds: 1, milliseconds: 400 }

/**
 * Explained fetches a second of one core, each with its whole report as JSON values, in every shape. The process is kept
 * on one, where V8 does not split the collection of garbage among threads that wait for each other.
 */
export async function measureModel({ quick }) {
  const { rounds, milliseconds } = quick ? QUICK : FULL
  const measured = SHAPES.map(() => [])
  for (let round = 0; round < rounds; round++) {
    progress(`model: round ${round + 1} of ${rounds}`)
    for (const [index, shape] of SHAPES.entries())
      measured[index].push(
        (await runChild("model-child.mjs", { shape, milliseconds }, { processor: 0 })).perProcessorSecond,
      )
  }
  return SHAPES.map((shape, index) => ({ shape, perProcessorSecond: medianOf(measured[index]) }))
}
