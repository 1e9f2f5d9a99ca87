import type { CodesOfGroup, Explanations } from "./explanation.ts"
import { references } from "./explanations-references.ts"

/** Explanations of mistakes in settings as such: their names, their kinds of value, the environment. */
export const settingExplanations: Explanations<CodesOfGroup["settings"]> = {
  "settings-not-an-object": {
    why: "There is more than one thing to set, so each value stands under the name of its setting. A bare origin does not say whether cookies, methods or headers are allowed along with it. A configuration file that was not found often arrives here as `undefined` or `null`.",
    fix: 'Put the origins into a list under `allowedOrigins`: `cors({ allowedOrigins: ["http://localhost:3000"] })`. If the settings come from a file or a variable, print them just before this call to see what arrived.',
    bad: { settings: "http://localhost:3000" },
    facts: { setting: "settings", value: "http://localhost:3000" },
    good: { settings: { allowedOrigins: ["http://localhost:3000"] } },
    references: [references.djangoSettings, references.corsGuide],
  },
  "setting-unknown": {
    why: "A setting under a name that nobody reads has no effect. The browser would go on blocking the page although the code looks right, and nothing would point to the name. Other CORS packages use other names: `origin`, `credentials`, `methods`, `maxAge`.",
    fix: "Use the name that the message suggests. The settings are `allowedOrigins`, `allowedOriginRegexes`, `allowAllOrigins`, `allowCredentials`, `allowMethods`, `allowHeaders`, `exposeHeaders`, `preflightMaxAge`, `urls`, `allowPrivateNetwork`, `allowOriginWhen`, `rejectDisallowed`, `reportOnly`, `explain` and `dangerously`. Inside `reportOnly`, leave out `urls`, `explain` and `reportOnly`: the rule around it decides those.",
    bad: { settings: { origin: "http://localhost:3000" } },
    facts: { setting: "origin", value: "http://localhost:3000", corrected: "allowedOrigins" },
    good: { settings: { allowedOrigins: ["http://localhost:3000"] } },
    references: [references.djangoSettings],
  },
  "setting-wrong-type": {
    why: 'A value of another kind would have to be guessed at. The text `"false"` counts as true in JavaScript, and a string searched like a list also matches parts of origins: `"https://app.example.com"` contains `https://app.example.co`, which somebody else can register.',
    fix: 'Write the kind of value that the message names: a list as `["…"]`, a flag as `true` or `false` without quotes, seconds as a number. If the values come from environment variables, pass them through `settingsFromEnv(process.env)`, which converts them.',
    bad: { settings: { allowedOrigins: "http://localhost:3000" } },
    facts: { setting: "allowedOrigins", value: '"http://localhost:3000"', corrected: '["http://localhost:3000"]' },
    good: { settings: { allowedOrigins: ["http://localhost:3000"] } },
    references: [references.djangoSettings],
  },
  "setting-undefined": {
    why: "A list of origins that is there but `undefined` is almost always an environment variable that is not set on this machine. If it counted as left out, the server would start and refuse every page, and the mistake would first show in a browser, far from its cause.",
    fix: "Set the variable where the server is started, then restart. To allow nobody on purpose, write `allowedOrigins: []`. `settingsFromEnv(process.env)` leaves settings out whose variables are not set.",
    bad: { settings: { allowedOrigins: undefined } },
    facts: { setting: "allowedOrigins", value: "undefined" },
    good: { settings: { allowedOrigins: ["https://app.example.com"] } },
    references: [references.environment],
  },
  "environment-name-unknown": {
    why: "Only known variables are read, so a misspelt one would be ignored and the pages it should allow would be refused. The names with `WHITELIST` and `ORIGIN_ALLOW_ALL` are those that django-cors-headers used before its version 3.5. Only names that resemble a known one are reported; other `CORS_` variables may belong to other software.",
    fix: "Rename the variable as the message says, wherever it is set: `.env`, `compose.yaml`, the hosting service's page of variables. Then restart.",
    bad: { environment: { CORS_ORIGIN_WHITELIST: "http://localhost:3000" } },
    facts: {
      setting: "CORS_ORIGIN_WHITELIST",
      value: "http://localhost:3000",
      corrected: "CORS_ALLOWED_ORIGINS=http://localhost:3000",
    },
    good: { environment: { CORS_ALLOWED_ORIGINS: "http://localhost:3000" } },
    references: [references.djangoSettings, references.environment],
  },
  "environment-value-invalid": {
    why: "Environment variables are text, and this text does not read as what its setting needs. A guess could allow what nobody meant to allow, so the server does not start.",
    fix: "Write lists with commas between (`http://localhost:3000,https://app.example.com`) or as JSON, flags as `true` or `false`, and `CORS_PREFLIGHT_MAX_AGE` as seconds in digits. A list that begins with `[` must be complete JSON.",
    bad: { environment: { CORS_ALLOWED_ORIGINS: "https://app.example.com", CORS_PREFLIGHT_MAX_AGE: "1d" } },
    facts: { setting: "CORS_PREFLIGHT_MAX_AGE", value: "1d" },
    good: { environment: { CORS_ALLOWED_ORIGINS: "https://app.example.com", CORS_PREFLIGHT_MAX_AGE: "86400" } },
    references: [references.djangoSettings, references.environment],
  },
  "rules-empty": {
    why: "A list of settings is a list of rules, and the first whose `urls` match decides. Without any rule nothing would ever be decided: no response would carry CORS headers, as if the middleware were not there.",
    fix: "Add a rule to the list, or give one object instead of a list. To allow nobody, write `{ allowedOrigins: [] }`.",
    bad: { settings: [] },
    facts: { setting: "settings", value: "[]" },
    good: { settings: [{ urls: "/api/*", allowedOrigins: ["https://app.example.com"] }] },
    references: [references.corsProtocol],
  },
  "max-age-out-of-range": {
    why: "`Access-Control-Max-Age` counts whole seconds. Browsers ignore what they cannot read, and they cap what is too long: Chromium at 7,200 seconds, Safari at 600, Firefox at 86,400. A greater number would promise what no browser keeps, and a permission that is remembered for long outlives your change of mind.",
    fix: "Write whole seconds from 0 to 86400: `preflightMaxAge: 7200` for two hours. With 0, no browser remembers a preflight. If the number was meant in milliseconds, divide it by 1000.",
    bad: { settings: { allowedOrigins: ["https://app.example.com"], preflightMaxAge: 604_800 } },
    facts: { setting: "preflightMaxAge", value: "604800", corrected: "86400" },
    good: { settings: { allowedOrigins: ["https://app.example.com"], preflightMaxAge: 86_400 } },
    references: [references.corsResponses, references.maxAge],
  },
  "urls-invalid": {
    why: "`urls` says which paths the settings are for. A path that does not begin with `/` matches no request, and a `*` in the middle could be read in several ways, so that a rule would guard less than it seems to.",
    fix: 'Write a path (`"/health"`), a prefix that ends in `/*` (`"/api/*"` is `/api` and everything below it), or a RegExp for anything else (`/^\\/api\\/v[0-9]+\\//`). Leave out scheme, host, query and fragment. For every path, leave `urls` out.',
    bad: { settings: { urls: "api/*", allowedOrigins: ["https://app.example.com"] } },
    facts: { setting: "urls", value: "api/*" },
    good: { settings: { urls: "/api/*", allowedOrigins: ["https://app.example.com"] } },
    references: [references.urlNormalization],
  },
  "danger-unknown": {
    why: "Each entry of `dangerously` switches off one check that protects your users. An entry that names no check would look like a decision and change nothing, so it is refused.",
    fix: 'Write the danger that the error at hand names: `"insecure-origins"`, `"public-suffix-subdomains"` or `"reflect-any-origin"`. If there is no other error, remove `dangerously`.',
    bad: { settings: { allowedOrigins: ["https://app.example.com"], dangerously: ["insecure-origin"] } },
    facts: { setting: "dangerously[0]", value: "insecure-origin" },
    good: {
      settings: {
        allowedOrigins: ["http://app.example.com"],
        allowCredentials: true,
        dangerously: ["insecure-origins"],
      },
    },
    references: [references.trustworthyOrigin],
  },
}
