import { closestName } from "../http/closest-name.ts"

/** What other packages call our settings, so that moving in takes one message instead of a search. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    origin: "allowedOrigins",
    origins: "allowedOrigins",
    alloworigins: "allowedOrigins",
    alloworigin: "allowedOrigins",
    credentials: "allowCredentials",
    methods: "allowMethods",
    allowedmethods: "allowMethods",
    allowedheaders: "allowHeaders",
    exposedheaders: "exposeHeaders",
    maxage: "preflightMaxAge",
    urlsregex: "urls",
  }),
)

const SETTINGS = [
  "allowedOrigins",
  "allowedOriginRegexes",
  "allowAllOrigins",
  "allowCredentials",
  "allowMethods",
  "allowHeaders",
  "exposeHeaders",
  "preflightMaxAge",
  "urls",
  "allowPrivateNetwork",
  "allowOriginWhen",
  "rejectDisallowed",
  "reportOnly",
  "explain",
  "dangerously",
]

/** The setting that was probably meant: by another package's name, a Django name, other capitals, or a slip. */
export function settingMeantBy(setting: string): string | undefined {
  const name = setting.slice(setting.lastIndexOf(".") + 1)
  const plain = name
    .toLowerCase()
    .replace(/^cors_/, "")
    .replaceAll("_", "")
  const meant =
    ELSEWHERE.get(plain) ?? SETTINGS.find((known) => known.toLowerCase() === plain) ?? closestName(name, SETTINGS)
  // A candidate of reportOnly has no paths of its own: the name is right, the place is not.
  return meant === name ? undefined : meant
}
