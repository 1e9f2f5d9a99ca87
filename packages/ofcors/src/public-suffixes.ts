/**
 * Importing this makes the public suffix list known where it cannot be loaded on demand: in bundles, on edge runtimes
 * and in browsers. Node, Bun and Deno need no import.
 *
 * @module
 */
import { usePublicSuffixes } from "./policy/public-suffix.ts"
import suffixes from "./policy/public-suffixes.json" with { type: "json" }

usePublicSuffixes(suffixes)
