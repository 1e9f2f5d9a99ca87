import type { CorsSettings } from "./settings.ts"

/**
 * What literal settings show to be wrong, as a type that they do not fit, so that they do not compile. Values known
 * only at run time pass here and are checked at start-up.
 */
export type Checked<S> = S extends readonly unknown[]
  ? { readonly [Index in keyof S]: CheckedRule<S[Index]> }
  : CheckedRule<S>

type CheckedRule<S> = S extends CorsSettings ? CheckedOrigins<S> & CheckedPairs<S> & CheckedNames<S> : unknown

/** A type that no value has; its text shows up in the compiler's message. */
interface Mistake<Text extends string> {
  readonly "this does not work": Text
}

/** A misspelt setting fits no type: excess properties are not reported through a type parameter otherwise. */
type CheckedNames<S> = { readonly [Name in Exclude<keyof S, keyof CorsSettings>]: Mistake<"there is no such setting"> }

type CheckedOrigins<S> = S extends { readonly allowedOrigins: infer Origins }
  ? { readonly allowedOrigins: { readonly [Index in keyof Origins]: CheckedOrigin<Origins[Index]> } }
  : unknown

type CheckedOrigin<O> = O extends string
  ? string extends O
    ? O
    : O extends "*"
      ? Mistake<"to allow every origin, set allowAllOrigins: true">
      : O extends "null"
        ? O
        : O extends `${string},${string}` | `${string} ${string}`
          ? Mistake<"each origin is an entry of its own">
          : O extends `${infer Scheme}://${infer Rest}`
            ? Rest extends `${string}/`
              ? Mistake<"an origin has no trailing slash">
              : Rest extends `${string}/${string}` | `${string}?${string}` | `${string}#${string}`
                ? Mistake<"an origin has no path">
                : Scheme extends "http" | "https"
                  ? CheckedAuthority<O, Scheme, Rest>
                  : O
            : Mistake<"an origin begins with its scheme, such as https://">
  : O

type CheckedAuthority<O, Scheme, Rest extends string> = string extends Rest
  ? O
  : Rest extends Lowercase<Rest>
    ? [Scheme, Rest] extends ["http", `${string}:80`] | ["https", `${string}:443`]
      ? Mistake<"browsers leave out the default port">
      : Rest extends "*"
        ? Mistake<"to allow every origin, set allowAllOrigins: true">
        : O
    : Mistake<"browsers send origins in lower case">

type CheckedPairs<S> = S extends { readonly allowCredentials: true }
  ? (S extends { readonly allowAllOrigins: true }
      ? S extends { readonly dangerously: readonly (infer D)[] }
        ? "reflect-any-origin" extends D
          ? unknown
          : AllWithCredentials
        : AllWithCredentials
      : unknown) &
      (S extends { readonly allowedOrigins: readonly (infer O)[] }
        ? "null" extends O
          ? string extends O
            ? unknown
            : { readonly allowedOrigins: Mistake<"null never together with credentials"> }
          : unknown
        : unknown) &
      (S extends { readonly allowMethods: Wildcard } ? { readonly allowMethods: Listed } : unknown) &
      (S extends { readonly allowHeaders: Wildcard } ? { readonly allowHeaders: Listed } : unknown) &
      (S extends { readonly exposeHeaders: Wildcard } ? { readonly exposeHeaders: Listed } : unknown)
  : unknown

type Wildcard = "*" | readonly ["*"]
type Listed = Mistake<"with credentials, * is read as a name: list the names">
interface AllWithCredentials {
  readonly allowAllOrigins: Mistake<"browsers refuse * with credentials: list the origins in allowedOrigins">
}
