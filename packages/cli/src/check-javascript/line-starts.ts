/** Where the lines of a text begin. */
export interface LineStarts {
  /** Line and column of an offset, both from 1, in UTF-16 units. */
  positionOf(offset: number): { readonly line: number; readonly column: number }
}

/** Finds the lines of a text. */
export function lineStartsOf(text: string): LineStarts {
  const starts = [0]
  for (const { index } of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g))
    starts.push(index + (text[index] === "\r" && text[index + 1] === "\n" ? 2 : 1))
  return {
    positionOf(offset) {
      let [low, high] = [0, starts.length - 1]
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if (starts[middle]! <= offset) low = middle
        else high = middle - 1
      }
      return { line: low + 1, column: offset - starts[low]! + 1 }
    },
  }
}
