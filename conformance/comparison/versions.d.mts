import type { Peer } from "./peers.mjs"

export declare function titleOf(peer: Peer): string
