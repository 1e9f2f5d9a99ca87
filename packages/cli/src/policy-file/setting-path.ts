/** A setting's name as findings write it, in steps: `rules[1].allowedOrigins[0]` is rules, 1, allowedOrigins, 0. */
export function stepsOf(setting: string): readonly (string | number)[] {
  return [...setting.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index))
}
