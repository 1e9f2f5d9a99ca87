/** What comes from this process takes about ten; whatever takes more waits for something outside. */
const TURNS = 50

const ONE_TURN = Promise.resolve()

/**
 * Whether a promise settles within a few turns of the microtask queue. Who waits for one needs no time limit, and a timer
 * costs more than all that an application in this process does.
 */
export async function settlesSoon(promise: PromiseLike<unknown>): Promise<boolean> {
  const state = { isSettled: false }
  const settle = (): void => {
    state.isSettled = true
  }
  promise.then(settle, settle)
  for (let turn = 0; turn < TURNS && !state.isSettled; turn++) await ONE_TURN
  return state.isSettled
}
