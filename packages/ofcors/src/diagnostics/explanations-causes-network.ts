import { references } from "./explanations-references.ts"
import type { WireExplanations } from "./wire-explanation.ts"
import type { CodesOfWireGroup } from "./wire-codes.ts"

const READ = [references.corsErrors]

/** Explanations of causes that are not CORS at all: no answer came. */
export const networkCauses: WireExplanations<CodesOfWireGroup["cause-network"]> = {
  "dns-failure": {
    sentence: "The host's name does not resolve.",
    why: "No request left the browser. Firefox and Safari still speak of CORS, because a page must not learn why a foreign server is out of reach.",
    fix: "Check the name in the page's configuration, the name server, and the VPN.",
    references: READ,
  },
  "connection-refused": {
    sentence: "Nothing listens on this port.",
    why: "The server is not running, listens on another port or address, or in a container whose port is not published. `localhost` is both `127.0.0.1` and `::1`: a server may listen on one of them only.",
    fix: "Start the server, and compare its port with the one in the URL.",
    references: READ,
  },
  "wrong-port": {
    sentence: "Something else than this server answers at the address, or in another protocol.",
    why: "TLS sent to a plain server, or plain text sent to a server that speaks TLS, gives no answer that a browser can use. A server that listens on `[::1]` alone is not found at `127.0.0.1`, nor the other way round. And macOS answers on ports 5000 and 7000 itself, with 403 and `Server: AirTunes`.",
    fix: "Change the scheme of the URL, call the server `localhost`, or take another port.",
    references: READ,
  },
  "tls-failure": {
    sentence: "The server has no certificate that browsers accept.",
    why: "It is self-signed, has ended, or is for another name. When a person opens the address the browser warns and lets them go on; a request of a script just fails, and Firefox calls it CORS.",
    fix: "Install a certificate that browsers trust for this very name. On your own machine use http://localhost, or a certificate authority of your own.",
    references: [references.corsErrors, references.secureContexts],
  },
  "connection-reset": {
    sentence: "The server closed the connection without an answer.",
    why: "The process died on this request, or something in between cut the connection. The page sees a network error, which looks like CORS.",
    fix: "Read the server's log for this second.",
    references: READ,
  },
  timeout: {
    sentence: "No answer came in time.",
    why: "The server hangs on this request, waits for something else, or a firewall drops its packets.",
    fix: "Read the server's log, and try the same request on the server itself.",
    references: READ,
  },
  "malformed-answer": {
    sentence: "The answer is not HTTP as browsers read it.",
    why: "Another program listens on this port, a mail server or a database, or the server writes headers that contradict each other or never end.",
    fix: "Check the port. If it is the right one, look at what the server writes before the empty line.",
    references: [references.httpMessages],
  },
}
