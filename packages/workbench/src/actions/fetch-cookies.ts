import type { SettingNames } from "../setting-names.ts"
import type { ActionGroup } from "./action.ts"
import type { Session } from "./session.ts"

/** A cookie session with fetch, and what happens where `credentials` is forgotten. */
export const fetchCookies = (
  { allowCredentials }: SettingNames,
  { path, visitors: [visitor], writing, about }: Session,
): ActionGroup => ({
  title: "Cookies with fetch",
  about: `Both sides must agree: \`${allowCredentials}\` on the API, \`credentials: "include"\` in the page. The cookie is HttpOnly, so no script ever sees it.${about}`,
  actions: [
    {
      id: "fetch-log-in",
      title: "Log in",
      what: "The API answers with a session cookie, which the browser keeps.",
      request: { client: "fetch", method: "POST", path, json: visitor, withCredentials: true, ...writing },
      meaning: { 201: "Logged in. The browser keeps the cookie only because the request was made with credentials." },
    },
    {
      id: "fetch-who-am-i",
      title: "Who am I?",
      what: "The browser sends the cookie along, and the API knows who asks.",
      request: { client: "fetch", method: "GET", path, withCredentials: true },
      meaning: {
        200: `The cookie went along, and \`${allowCredentials}\` lets the script read the answer.`,
        401: "Nobody is logged in, so there was no cookie to send. Log in first.",
      },
    },
    {
      id: "fetch-without-credentials",
      title: "Who am I, without credentials?",
      what: 'The same request with `credentials: "include"` forgotten.',
      request: { client: "fetch", method: "GET", path, withCredentials: false },
      meaning: {
        401: 'The cookie stayed at home, logged in or not. No setting of the API helps here: the page must say `credentials: "include"`.',
      },
    },
    {
      id: "fetch-log-out",
      title: "Log out",
      what: "The API ends the session and has the browser drop the cookie.",
      request: { client: "fetch", method: "DELETE", path, withCredentials: true, ...writing },
      meaning: { 204: "Logged out. 204 means that there is nothing to read." },
    },
  ],
})
