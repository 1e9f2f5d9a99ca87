import { type Value, readingsOf } from "../../check-javascript/value.ts"
import type { AddOptionNote } from "./option-note.ts"

/** A value that is known, or the default that the environment can replace; `undefined`, and noted, where it is neither. */
export function settled(value: Value, option: string, instead: string, add: AddOptionNote): Value | undefined {
  if (value.kind === "either") {
    const known = readingsOf(value).filter((reading) => isKnown(reading.value))
    const [first] = known
    const others = readingsOf(value).length - known.length
    if (known.length === 1 && others > 0 && first !== undefined) {
      add("option-from-default", option, value.at, `It was taken as it is where ${first.condition}. ${instead}`)
      return first.value
    }
    const conditions = readingsOf(value).map(({ condition }) => condition)
    add("option-unknown-value", option, value.at, `It depends on whether ${conditions.join(", or ")}. ${instead}`)
    return undefined
  }
  if (value.kind === "environment") {
    add("option-unknown-value", option, value.at, `\`${value.name}\` is known only when the program runs. ${instead}`)
    return undefined
  }
  if (!isKnown(value)) {
    const because = value.kind === "unknown" ? value.because : "it comes from another package"
    add("option-unknown-value", option, value.at, `It was left out: ${because}. ${instead}`)
    return undefined
  }
  return value
}

function isKnown({ kind }: Value): boolean {
  return kind !== "unknown" && kind !== "environment" && kind !== "import"
}
