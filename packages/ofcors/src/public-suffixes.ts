/**
 * Importing this makes the public suffix list known where it cannot be loaded on demand: in bundles, on edge runtimes
 * and in browsers. Node, Bun and Deno need no import.
 *
 * @module
 */
import { providePublicSuffixes } from "./advice/public-suffix.ts"
import suffixes from "./advice/public-suffixes.json" with { type: "json" }

providePublicSuffixes(suffixes)
