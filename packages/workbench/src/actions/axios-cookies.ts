import type { ActionGroup } from "./action.ts"
import type { Session } from "./session.ts"

/** The same cookie session with Axios. */
export const axiosCookies = ({ path, visitors: [, visitor], writing }: Session): ActionGroup => ({
  title: "Cookies with Axios",
  about: 'The same session. Axios says `withCredentials: true` where fetch says `credentials: "include"`.',
  actions: [
    {
      id: "axios-log-in",
      title: "Log in with Axios",
      what: "Axios sends the object as JSON by itself.",
      request: { client: "axios", method: "POST", path, json: visitor, withCredentials: true, ...writing },
      meaning: { 201: "Logged in, and the browser keeps the cookie." },
    },
    {
      id: "axios-who-am-i",
      title: "Who am I, with Axios?",
      what: "The cookie goes along with `withCredentials`.",
      request: { client: "axios", method: "GET", path, withCredentials: true },
      meaning: {
        200: "The cookie went along, and the script may read the answer.",
        401: "Nobody is logged in, so there was no cookie to send. Log in first.",
      },
    },
    {
      id: "axios-log-out",
      title: "Log out with Axios",
      what: "The session ends, and the browser drops the cookie.",
      request: { client: "axios", method: "DELETE", path, withCredentials: true, ...writing },
      meaning: { 204: "Logged out." },
    },
  ],
})
