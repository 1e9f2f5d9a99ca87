import type { Topic } from "../messages/console-message.ts"
import { type Meanings, said } from "./meaning.ts"

type RequestCode = Extract<
  Topic,
  | `redirect-${string}`
  | "scheme-not-supported"
  | "same-origin-mode"
  | `no-cors-${string}`
  | "bad-port"
  | "mixed-content"
  | "stream-body"
  | "not-cached"
  | "data-url-invalid"
  | "blob-url-unknown"
  | `local-network-${string}`
  | "invalid-url"
  | "url-has-credentials"
  | "header-forbidden"
>

const INSECURE = "An https page may not load anything over http, so nothing was sent. CORS headers cannot change that."

/** Messages about redirects, and about requests that never left. */
export const requestMeanings: Meanings<RequestCode> = {
  "redirect-has-credentials": {
    headline: () => "The redirect leads to an address with a user name and a password in it.",
    why: "Browsers refuse such addresses for requests to other origins, and hide them in their messages.",
    fix: "Take the user name and the password out of the `Location` header. Send them in Authorization.",
  },
  "redirect-scheme": {
    headline: ({ facts }) =>
      `The redirect leads to ${said(facts, "location", "something")} that is neither http nor https.`,
    why: "A request of a script may only be redirected to http and https.",
    fix: "Look at the `Location` header of the server's answer.",
  },
  "redirect-location-invalid": {
    headline: ({ facts }) => `The redirect's \`Location\` ${said(facts, "location", "header")} is no address.`,
    why: "The browser cannot follow it.",
    fix: "Look at the `Location` header of the server's answer.",
  },
  "redirect-not-allowed": {
    headline: () => 'The server answered with a redirect, and the page said redirect: "error".',
    why: "The page itself asked for redirects to be an error.",
    fix: 'Call the final address, or leave out redirect: "error".',
  },
  "redirect-limit": {
    headline: () => "The server redirects for ever.",
    why: "Browsers give up after 20 redirects. A login page that needs a login, or http and https redirecting to each other, are the usual reasons.",
    fix: "Follow the redirects by hand: `curl -sIL` shows each of them.",
  },
  "redirect-of-stream": {
    headline: () => "A redirect cannot repeat a body that is a stream.",
    why: "The stream has been read when the redirect comes.",
    fix: "Call the final address, or send a string or a Blob.",
  },
  "scheme-not-supported": {
    headline: () => "The address does not begin with http:// or https://.",
    why: "Only http and https can be fetched from another origin. `localhost:8000/api` without `http://` in front is read as the scheme `localhost:`; a page opened as a file cannot load other files.",
    fix: "Write the whole address, `http://localhost:8000/api`. Serve the page with a development server instead of opening the file.",
  },
  "same-origin-mode": {
    headline: () => 'The page said mode: "same-origin" and calls another origin.',
    why: "The page itself forbids requests to other origins.",
    fix: 'Leave out mode: "same-origin".',
  },
  "no-cors-redirect-mode": {
    headline: () => 'The page said mode: "no-cors" with another redirect mode than "follow".',
    why: "The two do not go together.",
    fix: 'Leave out mode: "no-cors": an answer fetched with it can never be read.',
  },
  "no-cors-method": {
    headline: ({ facts }) => `\`mode: "no-cors"\` does not send ${said(facts, "method", "this method")}.`,
    why: 'With mode: "no-cors" only GET, HEAD and POST go out, and no script can read the answer.',
    fix: 'Leave out mode: "no-cors", and let the server allow the page.',
  },
  "bad-port": {
    headline: () => "Browsers never fetch from this port.",
    why: "It belongs to another protocol (mail, printers, X11, SIP). Nothing was sent.",
    fix: "Let the server listen on another port, such as 3000, 5173 or 8000.",
  },
  "mixed-content": {
    headline: ({ url }) =>
      `An https page asks for an address over plain http${url === undefined ? "" : `: \`${url}\``}.`,
    why: INSECURE,
    fix: "Call the server over https. Only `localhost` and `127.0.0.1` are exempt.",
  },
  "stream-body": {
    headline: () => "A stream as the body of a request needs HTTP/2.",
    why: "The connection to this server is HTTP/1.1.",
    fix: "Send a string or a Blob, or serve HTTP/2.",
  },
  "not-cached": {
    headline: () => 'The page asks for a stored answer only (cache: "only-if-cached"), and there is none.',
    why: "Nothing was sent.",
    fix: 'Leave out cache: "only-if-cached".',
  },
  "data-url-invalid": {
    headline: () => "The data: address cannot be read.",
    why: "It needs a comma before its content.",
    fix: "Look at how the page builds the address.",
  },
  "blob-url-unknown": {
    headline: () => "Nothing is known by this blob: address.",
    why: "It was revoked, or belongs to a page that was closed.",
    fix: "Fetch it before URL.revokeObjectURL is called.",
  },
  "local-network-insecure-page": {
    headline: ({ facts }) => `A page over plain http may not reach the ${spaceOf(facts["space"])}.`,
    why: "The browser keeps public pages from the machine and the network that they are shown on, whatever the server answers. Nothing was sent. It calls this a CORS policy, but no header can allow it.",
    fix: "Serve the page over https (then the user is asked), or open it from the local network too.",
  },
  "local-network-permission": {
    headline: ({ facts }) => `The browser did not let the page reach the ${spaceOf(facts["space"])}.`,
    why: "A public page needs the user's permission for that, whatever the server answers. Nothing was sent. It is called a CORS policy, but no header can allow it. In a frame, the permissions policy must pass it on.",
    fix: "Allow it in the browser (the icon beside the address), or open the page from the same machine or network.",
  },
  "local-network-space-mismatch": {
    headline: ({ facts }) =>
      `The page said targetAddressSpace: ${said(facts, "target", "one")}, and the server is in ${said(facts, "space", "another")}.`,
    why: "The page must name the network that the server is in.",
    fix: "Correct targetAddressSpace, or leave it out.",
  },
  "invalid-url": {
    headline: () => "The address cannot be read.",
    why: "Nothing was sent. Outside a page, as in tests and on servers, there is nothing that `/api` could be relative to.",
    fix: "Write the whole address.",
  },
  "url-has-credentials": {
    headline: () => "The address has a user name and a password in it.",
    why: "fetch refuses such addresses.",
    fix: "Send them in Authorization.",
  },
  "header-forbidden": {
    headline: ({ facts }) => `Scripts may not set the header ${said(facts, "name", "")}.`.replace(" .", "."),
    why: "Origin, Cookie, Host, Referer, Accept-Encoding and some more belong to the browser. It ignores the line and sends the request.",
    fix: 'Leave it out. Cookies are sent with credentials: "include".',
  },
}

function spaceOf(space = ""): string {
  if (space === "loopback") return "own machine (loopback)"
  return space === "local" || space === "private" ? "local network" : "local network or machine"
}
