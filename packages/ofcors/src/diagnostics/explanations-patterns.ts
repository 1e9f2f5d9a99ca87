import type { CodesOfGroup, Explanations } from "./explanation.ts"
import { references } from "./explanations-references.ts"

/** Explanations of mistakes in regular expressions. */
export const patternExplanations: Explanations<CodesOfGroup["patterns"]> = {
  "regex-invalid": {
    why: "Text in `allowedOriginRegexes` is compiled as a JavaScript regular expression, and this text is not one. Often a bracket is not closed, a `*` has nothing before it, or the pattern was written for another language. An entry that is neither text nor a RegExp is refused as well.",
    fix: "Correct the pattern, or write it as a literal between slashes so that the editor points at the fault: `/^https:\\/\\/pr-[0-9]+\\.example\\.com$/`. For subdomains no pattern is needed: `https://*.example.com` goes into `allowedOrigins`.",
    bad: { settings: { allowedOriginRegexes: ["^https://(www|app\\.example\\.com$"] } },
    facts: { setting: "allowedOriginRegexes[0]", value: "^https://(www|app\\.example\\.com$" },
    good: { settings: { allowedOriginRegexes: ["^https://(www|app)\\.example\\.com$"] } },
    references: [references.regularExpressions],
  },
  "regex-has-flag": {
    why: "With `g` or `y`, a JavaScript regular expression remembers where it last matched and goes on from there. The same origin would be allowed on one request and refused on the next. The flag `v` brings set notation that the matching here does not know.",
    fix: "Remove the flags `g`, `y` and `v`. They add nothing here, because a pattern must match the whole origin once. `i` and `u` may stay.",
    bad: { settings: { allowedOriginRegexes: [/^https:\/\/pr-[0-9]+\.example\.com$/g] } },
    facts: {
      setting: "allowedOriginRegexes[0]",
      value: String.raw`/^https:\/\/pr-[0-9]+\.example\.com$/g`,
      corrected: String.raw`/^https:\/\/pr-[0-9]+\.example\.com$/`,
    },
    good: { settings: { allowedOriginRegexes: [/^https:\/\/pr-[0-9]+\.example\.com$/] } },
    references: [references.regularExpressionFlags],
  },
  "regex-not-anchored": {
    why: "Without `^` and `$`, a pattern also matches in the middle of a longer origin. `/example\\.com/` allows `https://example.com.attacker.net`, and anyone can register that. With `|` between, each alternative needs both, because `^a|b$` means “begins with a, or ends with b”.",
    fix: "Begin the pattern with `^` and end it with `$`, and put alternatives into a group: `/^https:\\/\\/(?:www|app)\\.example\\.com$/`. The message shows the pattern with both.",
    bad: { settings: { allowedOriginRegexes: [/https:\/\/pr-[0-9]+\.example\.com/] } },
    facts: {
      setting: "allowedOriginRegexes[0]",
      value: String.raw`/https:\/\/pr-[0-9]+\.example\.com/`,
      corrected: String.raw`/^https:\/\/pr-[0-9]+\.example\.com$/`,
    },
    good: { settings: { allowedOriginRegexes: [/^https:\/\/pr-[0-9]+\.example\.com$/] } },
    references: [references.regularExpressions, references.serializedOrigin],
  },
  "regex-unsupported": {
    why: "Anyone can send any `Origin`, so patterns are matched by a method whose time grows only with the length of the text. Lookaround (`(?=…)`, `(?!…)`), backreferences (`\\1`), `\\b`, `\\p{…}` and characters beyond ASCII have no place in it. Very large repetitions (`{1,5000}`) make too many states.",
    fix: "Say what is allowed instead of what is not: list the origins, or use `https://*.example.com` in `allowedOrigins`. For a decision that no pattern can express, write a function: `allowOriginWhen: (origin) => …`.",
    bad: { settings: { allowedOriginRegexes: [/^https:\/\/(?!old\.)[a-z]+\.example\.com$/] } },
    facts: {
      setting: "allowedOriginRegexes[0]",
      value: String.raw`/^https:\/\/(?!old\.)[a-z]+\.example\.com$/`,
    },
    good: {
      settings: {
        allowOriginWhen: (origin) => origin.endsWith(".example.com") && origin !== "https://old.example.com",
      },
    },
    references: [references.linearMatching],
  },
  "regex-engine-missing": {
    why: "Settings with regular expressions need an engine that keeps its promise of linear time, and most settings have none. Node, Bun and Deno load it when it is needed. A bundled file, an edge runtime and a browser have nothing to load it from.",
    fix: 'Add `import "ofcors/regexes"` to the file that holds the settings, and bundle again. Or do without regular expressions: `https://*.example.com` and `http://localhost:*` in `allowedOrigins` need no engine.',
    bad: {
      bundle: {
        imports: ["ofcors/advice"],
        settings: { allowedOriginRegexes: [/^https:\/\/pr-[0-9]+\.example\.com$/] },
      },
    },
    facts: {
      setting: "allowedOriginRegexes[0]",
      value: String.raw`/^https:\/\/pr-[0-9]+\.example\.com$/`,
    },
    good: {
      bundle: {
        imports: ["ofcors/advice", "ofcors/regexes"],
        settings: { allowedOriginRegexes: [/^https:\/\/pr-[0-9]+\.example\.com$/] },
      },
    },
    references: [references.builtinModule],
  },
  "regex-catastrophic": {
    why: "Where a repetition stands inside a repetition, as in `(\\w+\\.?)+`, a text can be split among them in very many ways. Most engines try them all when the match fails in the end, and a few dozen characters in one `Origin` header then occupy a server for minutes. The matching here does not, but the same pattern is usually copied into a proxy or a test that does.",
    fix: "Let each repetition begin with a character that the part before cannot contain: `(?:[a-z0-9-]+\\.)+` instead of `(\\w+\\.?)+`. For subdomains, `https://*.example.com` in `allowedOrigins` says the same without a pattern.",
    bad: { settings: { allowedOriginRegexes: [/^https:\/\/(\w+\.?)+\.example\.com$/] } },
    facts: {
      setting: "allowedOriginRegexes[0]",
      value: String.raw`/^https:\/\/(\w+\.?)+\.example\.com$/`,
    },
    good: { settings: { allowedOriginRegexes: [/^https:\/\/(?:[a-z0-9-]+\.)+example\.com$/] } },
    references: [references.denialOfService, references.linearMatching],
  },
}
