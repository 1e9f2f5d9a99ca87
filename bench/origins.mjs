/** Shapes of an allow list: how many origins, and which of them ask. */

/** The origins of one list: 100 hosts with 16 ports each at 1,600 (jub0bs/cors measures that), else distinct hosts. */
export function allowedOrigins(count) {
  if (count === 1_600) {
    return Array.from({ length: count }, (_, i) => `https://host${Math.floor(i / 16)}.example.com:${9_000 + (i % 16)}`)
  }
  // Shuffled by a multiplication, so that neighbours in the list do not look alike.
  return Array.from({ length: count }, (_, i) => `https://app${((i * 7_919) % 9_999_991).toString(36)}.example.com`)
}

/** Origins that ask, spread evenly over the list; a list is not asked only for its first entry. */
export function askingOrigins(origins, count) {
  return Array.from({ length: count }, (_, i) => origins[Math.floor(((i + 0.5) * origins.length) / count)])
}
