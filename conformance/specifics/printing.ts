/** What is printed as an error meanwhile; nothing of it reaches the terminal. */
export async function printing<Result>(
  act: () => Promise<Result>,
): Promise<{ result: Result; printed: readonly unknown[] }> {
  const printed: unknown[] = []
  const { error } = console
  console.error = (...args: unknown[]) => void printed.push(...args)
  try {
    return { result: await act(), printed }
  } finally {
    console.error = error
  }
}
