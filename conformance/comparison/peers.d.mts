/** A package in the place of ofcors, on the host that has its framework. */
export interface Peer {
  readonly peer: string
  readonly package: string
  readonly framework: string
  readonly host: string
  readonly replaces: string
  readonly by: string
}

export declare const PEERS: readonly Peer[]
