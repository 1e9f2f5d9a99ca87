import type { PageRequest } from "../requests/page-request.ts"

type Visitor = NonNullable<PageRequest["json"]>

/** What a server's cookie session asks of a page. */
export interface Session {
  readonly path: string
  /** What the page logs in with: in the fetch group, and with Axios. */
  readonly visitors: readonly [Visitor, Visitor]
  /** What every request that changes something has beside. */
  readonly writing: Pick<PageRequest, "csrfFrom">
  readonly about: string
}

/** The sessions of each server. */
export const sessions: Readonly<Record<"node" | "django", Session>> = {
  node: { path: "/api/session", visitors: [{ name: "Ada" }, { name: "Grace" }], writing: {}, about: "" },
  django: {
    path: "/api/session",
    visitors: [
      { username: "ada", password: "tea" },
      { username: "ada", password: "tea" },
    ],
    writing: { csrfFrom: "/api/csrf" },
    about:
      " Django also wants its CSRF token: the page asks for it first, and the origin must stand in `CSRF_TRUSTED_ORIGINS`.",
  },
}
