import { openTopLevels } from "./registrable-domain.ts"

/** A port that a serialized origin can show, the scheme's default aside. */
const PORT = "(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
const OCTET = "(?:[0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])"
const LABEL = "[a-z0-9_-]+"
/** A label that a registry accepts, international names aside. */
const PLAIN_LABEL = "[a-z0-9](?:[a-z0-9]|-[a-z0-9])*"
/** The last label of a name: not a number, which the URL standard would read as part of an address. */
const LAST_LABEL =
  "(?:[a-z_-][a-z0-9_-]*|[0-9]+[a-wyz_-][a-z0-9_-]*|[1-9][0-9]*x[a-z0-9_-]*|0[0-9]+x[a-z0-9_-]*|0x[0-9a-f]*[g-z_-][a-z0-9_-]*)"

/** An IPv4 address. */
export const IPV4_HOST: string = `${OCTET}(?:\\.${OCTET}){3}`
/** Every host of an http or https origin, and a few IPv6 texts that are none: a proof over them holds for the others. */
export const ANY_HOST: string = `(?:(?:${LABEL}\\.)*${LAST_LABEL}\\.?|${IPV4_HOST}|\\[[0-9a-f:.]+\\])`
/** A host under a name that anyone can register. */
export const REGISTRABLE_HOST: string = `(?:${PLAIN_LABEL}\\.)+(?:${openTopLevels.join("|")})`
/** Ports as they follow a host. */
export const ANY_PORT: string = `(?::${PORT})?`
/** Origins of schemes with opaque hosts, such as `capacitor://localhost`; http, https and file are to be left out. */
export const OPAQUE_ORIGIN: string = "[a-z][a-z0-9+.-]*://[A-Za-z0-9._-]+" + ANY_PORT

/**
 * Whether a browser can send this text as an origin: it equals its own serialisation (HTML, "ASCII serialisation of an
 * origin"), and its host fits into the DNS.
 */
export function isSerializedOrigin(text: string): boolean {
  const [, scheme = "", host = ""] =
    /^([a-z][a-z0-9+.-]*):\/\/(\[[0-9a-f:]+\]|[A-Za-z0-9._-]+)(?::[1-9][0-9]*)?$/.exec(text) ?? []
  if (scheme === "" || scheme === "file" || host.length > 253) return false
  if (scheme !== "http" && scheme !== "https") return true
  if (
    host
      .replace(/\.$/, "")
      .split(".")
      .some((label) => label === "" || label.length > 63)
  )
    return false
  return URL.canParse(text) && new URL(text).origin === text
}
