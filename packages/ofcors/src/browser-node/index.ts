/**
 * Transports for `ofcors/browser` that need Node: the real network, and applications written for Node's `http`.
 *
 * @module
 */
export { type NetworkOptions, networkTransport } from "./network-transport.ts"
export { type NodeApplication, nodeApplication } from "./node-application.ts"
