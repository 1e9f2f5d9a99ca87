import { join } from "node:path"
import { type Value, isSequence, stringOf } from "../../django/value.ts"
import type { SettingsReview } from "../settings-review.ts"
import { moveToTop } from "./move-to-top.ts"
import { editDistance } from "../../edit-distance.ts"
import { KNOWN_SETTINGS, OLD_SETTINGS } from "./setting-names.ts"

/** The middleware of django-cors-headers. */
export const CORS_MIDDLEWARE = "corsheaders.middleware.CorsMiddleware"

const WHITENOISE = "whitenoise.middleware.WhiteNoiseMiddleware"

/** Middleware that never answers a request itself. */
const SILENT = new Set([
  "django.contrib.sessions.middleware.SessionMiddleware",
  "django.contrib.auth.middleware.AuthenticationMiddleware",
  "django.contrib.messages.middleware.MessageMiddleware",
  "django.middleware.clickjacking.XFrameOptionsMiddleware",
  "django.middleware.csrf.CsrfViewMiddleware",
  "django.middleware.gzip.GZipMiddleware",
  "django_prometheus.middleware.PrometheusBeforeMiddleware",
])

/** Whether `CorsMiddleware` is there, first, once, and by its right name. */
export function reviewMiddleware(review: SettingsReview): void {
  reviewApps(review)
  const middleware = review.certain("MIDDLEWARE")
  const place = review.placeOf("MIDDLEWARE") ?? review.placeOf("MIDDLEWARE_CLASSES") ?? startOf(review)
  if (middleware === undefined && review.binding("MIDDLEWARE") === undefined) {
    const old = review.certain("MIDDLEWARE_CLASSES")
    if (old !== undefined && isSequence(old) && pathsOf(old).includes(CORS_MIDDLEWARE))
      review.report("middleware-classes-ignored", {
        place,
        message: "`MIDDLEWARE_CLASSES` is set, and `MIDDLEWARE` is not.",
      })
    else reviewAbsence(review, place)
    return
  }
  if (middleware === undefined || !isSequence(middleware)) return
  const paths = pathsOf(middleware)
  for (const [index, path] of paths.entries()) {
    if (path === undefined || path === CORS_MIDDLEWARE || !isMeantAsCors(path) || isOwn(review, path)) continue
    review.report("middleware-name-wrong", {
      place: middleware.elements[index]!.place,
      message: `\`${path}\` is no class of django-cors-headers; \`${CORS_MIDDLEWARE}\` is.`,
      condition: conditionOf(middleware.elements[index]!.when),
    })
    return
  }
  const positions = paths.flatMap((path, index) => (path === CORS_MIDDLEWARE ? [index] : []))
  if (positions.length === 0) {
    // Something not known may be it, and so may a class of the project's own that is made of it.
    if (paths.includes(undefined) || paths.some((path) => path !== undefined && mayBeSubclass(review, path))) return
    reviewAbsence(review, place)
    return
  }
  const [first, second] = positions as [number, number?]
  if (second !== undefined)
    review.report("middleware-twice", {
      place: middleware.elements[second]!.place,
      message: `\`${CORS_MIDDLEWARE}\` is in MIDDLEWARE twice.`,
    })
  reviewOrder(review, middleware, paths, first)
}

/** The class paths in order; `undefined` for what is not known. */
function pathsOf(value: Extract<Value, { elements: unknown }>): readonly (string | undefined)[] {
  return value.elements.map((element) => (element.spread === true ? undefined : stringOf(element.value)))
}

function reviewOrder(
  review: SettingsReview,
  middleware: Extract<Value, { elements: unknown }>,
  paths: readonly (string | undefined)[],
  position: number,
): void {
  const { place, when } = middleware.elements[position]!
  const fix = moveToTop(review, middleware, position)
  const answering = paths.slice(0, position).flatMap((path, index) => {
    const says = path === undefined ? undefined : whatItAnswers(review, path)
    return says === undefined ? [] : [{ path: path!, index, ...says }]
  })
  const certain = answering.find(({ condition }) => condition === undefined) ?? answering[0]
  if (certain !== undefined) {
    review.report("middleware-too-late", {
      place,
      message: `\`${CORS_MIDDLEWARE}\` stands below \`${certain.path}\`, which ${certain.answers}.`,
      condition: certain.condition ?? conditionOf(when ?? middleware.elements[certain.index]!.when),
      fix,
    })
    return
  }
  const other = paths
    .slice(0, position)
    .find((path) => path !== undefined && !SILENT.has(path) && !path.startsWith("django.middleware.security"))
  if (other !== undefined)
    review.report("middleware-not-first", {
      place,
      message: `\`${CORS_MIDDLEWARE}\` stands below \`${other}\`, which ${other === WHITENOISE ? "answers for static files with headers of its own, `*` unless told otherwise" : "may answer requests itself"}.`,
      fix,
    })
}

/** What a middleware answers without asking those below it. */
function whatItAnswers(
  review: SettingsReview,
  path: string,
): { readonly answers: string; readonly condition?: string } | undefined {
  const when = (
    name: string,
    otherwise: boolean,
    answers: string,
  ): { answers: string; condition?: string } | undefined => {
    const value = review.flag(name, otherwise)
    if (value === false) return undefined
    return value === true ? { answers } : { answers, condition: `\`${name}\` is true` }
  }
  switch (path) {
    case "django.middleware.common.CommonMiddleware":
      return (
        when("PREPEND_WWW", false, "redirects to the host with `www.`") ??
        when("APPEND_SLASH", true, "redirects to the URL with a slash, and refuses unknown hosts")
      )
    case "django.middleware.security.SecurityMiddleware":
      return when("SECURE_SSL_REDIRECT", false, "redirects every request to https, preflights too")
    case "django.middleware.locale.LocaleMiddleware":
      return { answers: "redirects to the URL with a language", condition: "`i18n_patterns` is used" }
    default:
      return undefined
  }
}

/** Whether the project has a package of that name itself. */
function isOwn(review: SettingsReview, path: string): boolean {
  return review.project.files.findModule(path.split(".")[0]!, review.project.searchFolders) !== undefined
}

/** Names that people write in place of the right one, or that older versions had. */
function isMeantAsCors(path: string): boolean {
  return (path.startsWith("corsheaders.") || editDistance(path, CORS_MIDDLEWARE) <= 3) && path !== CORS_MIDDLEWARE
}

function mayBeSubclass(review: SettingsReview, path: string): boolean {
  const { files, searchFolders } = review.project
  const module = files.findModule(path.split(".").slice(0, -1).join("."), searchFolders)
  if (module === undefined) return !path.startsWith("django.") && /cors/i.test(path)
  return /corsheaders|access-control-allow-origin/i.test(
    files.source(module.path ?? join(module.folder!, "__init__.py"))?.text ?? "",
  )
}

function reviewAbsence(review: SettingsReview, place: ReturnType<typeof startOf>): void {
  const apps = review.binding("INSTALLED_APPS")?.value
  const isInstalled = apps !== undefined && isSequence(apps) && pathsOf(apps).includes("corsheaders")
  const isMeant = [...KNOWN_SETTINGS, ...Object.keys(OLD_SETTINGS)].find((name) => review.binding(name) !== undefined)
  if (isInstalled || isMeant !== undefined) {
    const sign = isInstalled ? "`corsheaders` is in INSTALLED_APPS" : `\`${isMeant}\` is set`
    review.report("middleware-missing", {
      place,
      message: `${sign}, but \`${CORS_MIDDLEWARE}\` is not in MIDDLEWARE.`,
      fix: { title: "`ofcors enable` adds it.", edits: [] },
    })
  } else
    review.report("cors-not-enabled", {
      place,
      message: "CORS is not enabled: django-cors-headers is not used here.",
      fix: { title: "`ofcors enable --origin http://localhost:3000` adds it.", edits: [] },
    })
}

function reviewApps(review: SettingsReview): void {
  const apps = review.certain("INSTALLED_APPS")
  if (apps === undefined || !isSequence(apps)) return
  const names = pathsOf(apps)
  for (const [index, name] of names.entries()) {
    if (
      name === undefined ||
      !/^(?:django[-_.])?cors[-_]?headers?$/i.test(name) ||
      name === "corsheaders" ||
      isOwn(review, name)
    )
      continue
    const { place, when } = apps.elements[index]!
    review.report("app-name-wrong", {
      place,
      message: `\`${name}\` is no app; the package \`django-cors-headers\` has \`corsheaders\`.`,
      condition: conditionOf(when),
    })
  }
  const middleware = review.certain("MIDDLEWARE")
  const usesMiddleware =
    middleware !== undefined && isSequence(middleware) && pathsOf(middleware).includes(CORS_MIDDLEWARE)
  const isListed = names.some((name) => name === undefined || name.startsWith("corsheaders"))
  const place = review.placeOf("INSTALLED_APPS")
  if (usesMiddleware && !isListed && place !== undefined)
    review.report("app-missing", {
      place,
      message: "`corsheaders` is not in INSTALLED_APPS.",
      fix: { title: "`ofcors enable` adds it.", edits: [] },
    })
}

function conditionOf(when: string | undefined): string | undefined {
  return when === undefined ? undefined : `\`${when}\``
}

function startOf(review: SettingsReview): { file: string; from: number; to: number; line: number } {
  return { file: review.module.module.path!, from: 0, to: 0, line: 1 }
}

/** Whether the middleware is in use, if only under a condition. */
export function usesCorsMiddleware(review: SettingsReview): boolean {
  const middleware = review.binding("MIDDLEWARE")?.value
  return middleware !== undefined && isSequence(middleware) && pathsOf(middleware).includes(CORS_MIDDLEWARE)
}

/** Whether the package's own system checks run for certain. */
export function runsChecks(review: SettingsReview): boolean {
  const apps = review.binding("INSTALLED_APPS")?.value
  return (
    apps !== undefined &&
    isSequence(apps) &&
    apps.elements.some(
      ({ value, spread, when }) =>
        spread !== true && when === undefined && /^corsheaders(?:\.|$)/.test(stringOf(value) ?? ""),
    )
  )
}

/** Whether the middleware is in use under every condition. */
export function alwaysUsesCorsMiddleware(review: SettingsReview): boolean {
  const middleware = review.binding("MIDDLEWARE")?.value
  return (
    middleware !== undefined &&
    isSequence(middleware) &&
    middleware.elements.some(
      ({ value, spread, when }) => spread !== true && when === undefined && stringOf(value) === CORS_MIDDLEWARE,
    )
  )
}
