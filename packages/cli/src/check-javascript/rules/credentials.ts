import type { Setup } from "../find-setups.ts"

/** Whether the options allow credentials; `maybe` where that is not known. */
export function credentialsOf({ options, package: { wantsTrue } }: Setup): "yes" | "no" | "maybe" {
  if (options === undefined) return "no"
  if (options.kind !== "object") return "maybe"
  const value = options.properties.get("credentials")?.value
  if (value === undefined) return options.isComplete ? "no" : "maybe"
  if (value.kind === "boolean") return value.value ? "yes" : "no"
  if (value.kind === "nothing") return "no"
  if (value.kind === "string") return wantsTrue || value.value === "" ? "no" : "yes"
  return "maybe"
}

/** The condition of what is only so with credentials. */
export function certainty(setup: Setup, condition: string | undefined): string | undefined {
  if (credentialsOf(setup) === "yes") return condition
  return condition === undefined ? "credentials are allowed" : `${condition} and credentials are allowed`
}
