import { type Socket, connect as connectTcp, isIP } from "node:net"
import { connect as connectTls } from "node:tls"
import { addressSpaceOfHost } from "../browser/local-network-access.ts"
import type { AddressSpace, NetworkFailure, Send, WireRequest, WireResponse } from "../browser/transport.ts"
import { exchange } from "./exchange.ts"
import { failureOf } from "./failure-of.ts"
import { addressesOf } from "./addresses-of.ts"

/** How the network is reached. */
export interface NetworkOptions {
  /** Finds the addresses of a host, most preferred first; an empty array means that the name does not exist. */
  readonly resolve?: (host: string) => readonly string[] | Promise<readonly string[]>
  /** Certificates in PEM form that are trusted beside the usual ones, as for a server of your own on https. */
  readonly ca?: string | readonly string[]
  /** Longest head of a response in bytes. Default: 262,144, Chromium's limit; more than that is malformed. */
  readonly headLimit?: number
}

const DEFAULT_HEAD_LIMIT = 262_144

/**
 * Sends requests over TCP and TLS as HTTP/1.1, one connection each, with every header line as given, and gives back
 * every header line as received. Names under `localhost` stay on this machine.
 */
export function networkTransport(options: NetworkOptions = {}): Send {
  const resolve = options.resolve ?? addressesOf
  const headLimit = options.headLimit ?? DEFAULT_HEAD_LIMIT
  const send = async (request: WireRequest): Promise<WireResponse | NetworkFailure> => {
    const url = new URL(request.url)
    try {
      const socket = await connect(url, await resolve(bareHost(url)), options.ca, request.signal)
      return await exchange(socket, request, headLimit)
    } catch (error) {
      return failureOf(error)
    }
  }
  return Object.assign(send, {
    streamsBodies: false,
    async addressSpaceOf(url: URL): Promise<AddressSpace | undefined> {
      try {
        const address = (await resolve(bareHost(url)))[0]
        return address === undefined ? undefined : addressSpaceOfHost(isIP(address) === 6 ? `[${address}]` : address)
      } catch {
        return undefined
      }
    },
  })
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, "")
}

/** Tries one address after the other, as browsers do for `localhost`, which is both `127.0.0.1` and `::1`. */
async function connect(
  url: URL,
  addresses: readonly string[],
  ca: string | readonly string[] | undefined,
  signal: AbortSignal,
): Promise<Socket> {
  if (addresses.length === 0) throw Object.assign(new Error(`${url.hostname} does not resolve`), { code: "ENOTFOUND" })
  let failure: unknown
  for (const address of addresses) {
    signal.throwIfAborted()
    try {
      return await connectTo(url, address, ca, signal)
    } catch (error) {
      failure = error
    }
  }
  throw failure
}

function connectTo(
  url: URL,
  address: string,
  ca: string | readonly string[] | undefined,
  signal: AbortSignal,
): Promise<Socket> {
  const isTls = url.protocol === "https:"
  const port = url.port === "" ? (isTls ? 443 : 80) : Number(url.port)
  const host = bareHost(url)
  const socket = isTls
    ? connectTls({
        host: address,
        port,
        ALPNProtocols: ["http/1.1"],
        ...(isIP(host) === 0 ? { servername: host } : {}),
        ...(ca === undefined ? {} : { ca: typeof ca === "string" ? ca : [...ca] }),
      })
    : connectTcp({ host: address, port })
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      socket.destroy()
      reject(signal.reason as Error)
    }
    signal.addEventListener("abort", abort, { once: true })
    socket.once(isTls ? "secureConnect" : "connect", () => {
      signal.removeEventListener("abort", abort)
      socket.removeListener("error", reject)
      resolve(socket)
    })
    socket.once("error", reject)
  })
}
