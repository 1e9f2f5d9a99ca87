/** The name of the package, as it is normalised. */
export const PACKAGE = "django-cors-headers"

/** The last release that knows `CORS_ORIGIN_WHITELIST` and not `CORS_ALLOWED_ORIGINS`, for Django before 2.2. */
export const LAST_WITH_OLD_NAMES = "3.2.1"

/** The last releases of django-cors-headers for Django up to, but without, a version. */
const RELEASES: readonly { readonly before: readonly [number, number]; readonly release: string }[] = [
  { before: [2, 2], release: LAST_WITH_OLD_NAMES },
  { before: [3, 2], release: "3.10.1" },
  { before: [4, 2], release: "4.4.0" },
]

/** The current release. */
export const CURRENT_RELEASE = "4.9.0"

/** The newest release of django-cors-headers that runs with a version of Django. */
export function releaseFor(django: string | undefined): string {
  const [, major, minor = "0"] = /^(\d+)(?:\.(\d+))?/.exec(django ?? "") ?? []
  if (major === undefined) return CURRENT_RELEASE
  const [a, b] = [Number(major), Number(minor)]
  return RELEASES.find(({ before: [x, y] }) => a < x || (a === x && b < y))?.release ?? CURRENT_RELEASE
}

/** A package's name as packaging tools compare it. */
export function normalised(name: string): string {
  return name.toLowerCase().replaceAll(/[-_.]+/g, "-")
}

/** The first version in a specifier: `>=5.2,<6` is about 5.2. */
export function versionIn(specifier: string): string | undefined {
  return (
    /(?:^|[^<!\d.])\s*v?(\d+(?:\.\d+)*)/.exec(specifier.replaceAll(/(?:<=?|!=)\s*[\d.*]+/g, ""))?.[1] ??
    /<=?\s*(\d+(?:\.\d+)*)/.exec(specifier)?.[1]
  )
}

/** A specifier for our package in the manner of another: `==5.2.3` becomes `==4.9.0`, `>=5.2,<6` `>=4.9,<5`. */
export function pinnedLike(specifier: string, release: string): string {
  const [major = "0", minor = "0"] = release.split(".")
  const cut = (version: string): string => release.split(".").slice(0, version.split(".").length).join(".")
  return specifier
    .split(",")
    .filter((clause) => !/^\s*!=/.test(clause))
    .map((clause) => {
      const [all, before = "", operator = "", space = "", version = ""] =
        /^(\s*)(===|==|~=|>=|<=|>|<|\^|~)?(\s*)([\d.]+)(?:\.\*)?/.exec(clause) ?? []
      if (all === undefined) return ""
      if (operator === "<") return `${before}<${space}${Number(major) + 1}${".0".repeat(version.split(".").length - 1)}`
      if (operator === "<=") return ""
      if (clause.includes("*")) return `${before}${operator}${space}${major}.${minor}.*`
      const exact = operator === "==" || operator === "===" || operator === ""
      const wanted = exact
        ? release
        : operator === "~=" && !version.includes(".")
          ? `${major}.${minor}`
          : cut(version.includes(".") ? version : `${version}.0`)
      return `${before}${operator === ">" ? ">=" : operator}${space}${wanted}`
    })
    .filter(Boolean)
    .join(",")
}
