import type { ActionGroup } from "./action.ts"

/** An error on the server that the page can still read. */
export const serverErrors: ActionGroup = {
  title: "When the server fails",
  about: "Errors need the CORS headers as well. Without them a page would see a CORS error where the server had a bug.",
  actions: [
    {
      id: "fail",
      title: "Call a route that throws",
      what: "The API's code throws an error halfway.",
      request: { client: "fetch", method: "GET", path: "/api/fail", withCredentials: false },
      meaning: { 500: "The route threw, and the script can read the 500: errors carry the headers too." },
    },
  ],
}
