import { randomUUID } from "node:crypto"
import { type ApiRequest, Refusal, type Route } from "./route.ts"

/** Cookies belong to a host, whatever the port, so another application on `localhost` must not have this name. */
const COOKIE = "ofcors_demo_session"

const ATTRIBUTES = "Path=/api; HttpOnly; SameSite=Lax"

/** Most sessions that are kept; beyond that the oldest ends. */
const MAX_SESSIONS = 100

/** The routes of log in, who am I, log out: a session in memory, told by a cookie that no script can read. */
export function sessionRoutes(): Route[] {
  const sessions = new Map<string, string>()
  return [
    {
      method: "POST",
      path: /^\/api\/session$/,
      async handle(request) {
        const { name } = await request.readJson()
        if (typeof name !== "string" || name === "") throw new Refusal(400, 'Log in like this: {"name": "Ada"}.')
        const id = randomUUID()
        sessions.set(id, name)
        const [oldest] = sessions.keys()
        if (sessions.size > MAX_SESSIONS) sessions.delete(oldest!)
        return { status: 201, body: { name }, headers: { "Set-Cookie": `${COOKIE}=${id}; ${ATTRIBUTES}` } }
      },
    },
    {
      method: "GET",
      path: /^\/api\/session$/,
      handle(request) {
        const id = sessionOf(request)
        if (id === undefined) throw new Refusal(401, "The request carried no session cookie.")
        const name = sessions.get(id)
        if (name === undefined) throw new Refusal(401, "The session has ended. Log in again.")
        return { status: 200, body: { name } }
      },
    },
    {
      method: "DELETE",
      path: /^\/api\/session$/,
      handle(request) {
        sessions.delete(sessionOf(request) ?? "")
        return { status: 204, headers: { "Set-Cookie": `${COOKIE}=; ${ATTRIBUTES}; Max-Age=0` } }
      },
    },
  ]
}

function sessionOf({ headers }: ApiRequest): string | undefined {
  const pairs = headers.cookie?.split(";").map((pair) => pair.trim()) ?? []
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1)
}
