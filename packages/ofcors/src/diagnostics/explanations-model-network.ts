import { references } from "./explanations-references.ts"
import type { WireExplanations } from "./wire-explanation.ts"
import type { CodesOfWireGroup } from "./wire-codes.ts"

const READ = [references.corsErrors]

/** Explanations of network errors in the browser model. Script cannot tell them from a failed CORS check. */
export const modelNetwork: WireExplanations<CodesOfWireGroup["model-network"]> = {
  "network-dns": {
    sentence: "The host's name does not resolve.",
    why: "No server was asked.",
    fix: "Check the name.",
    references: READ,
  },
  "network-refused": {
    sentence: "There was no connection.",
    why: "Nothing listens there, or the network does not lead there.",
    fix: "Start the server, or correct the port.",
    references: READ,
  },
  "network-reset": {
    sentence: "The connection broke off.",
    why: "The server, or something in between, closed it before a response was there.",
    fix: "Read the server's log.",
    references: READ,
  },
  "network-tls": {
    sentence: "TLS failed.",
    why: "The certificate is not trusted, has ended, or is for another name; or the port speaks no TLS.",
    fix: "Install a certificate that browsers trust for this name.",
    references: READ,
  },
  "network-timeout": {
    sentence: "Nothing came in time.",
    why: "The server hangs, or its packets are dropped.",
    fix: "Read the server's log.",
    references: READ,
  },
  "network-malformed": {
    sentence: "The response cannot be read as HTTP.",
    why: "Its status line or its headers break the rules, contradict each other, or never end.",
    fix: "Check the port, and what the server writes.",
    references: [references.httpMessages],
  },
  "body-broken": {
    sentence: "The response's body broke off.",
    why: "The connection ended before the announced length or the last chunk.",
    fix: "Read the server's log.",
    references: [references.httpMessages],
  },
  "proxy-authentication": {
    sentence: "The server answered 407, as only a proxy may.",
    why: "Browsers take it as a network error unless a proxy is configured.",
    fix: "Answer 401.",
    references: READ,
  },
  "time-limit": {
    sentence: "The fetch was given up after the time limit.",
    why: "The limit is the model's own; browsers wait longer.",
    fix: "Raise the limit, or find out why the server is slow.",
    references: READ,
  },
}
