/** Origins that an attacker, or chance, puts beside a domain: what a list of tricks would try. */
export function hostileCandidates(domain: string): readonly string[] {
  const dots = [...domain.matchAll(/\./g)].map(({ index }) => index)
  const hosts = [
    ...["evil", "evil-", "x", "0", "www", "wwwx", "www-", "a.evil", "pr-1", "evil.com."].map(
      (before) => before + domain,
    ),
    ...[".evil.com", "evil.com", "-evil.com", ".evil.co.uk", "x", "0", ".com", "-", ".x"].map(
      (after) => domain + after,
    ),
    ...dots.flatMap((index) =>
      ["x", "-", "0", "_", "xx"].map((other) => domain.slice(0, index) + other + domain.slice(index + 1)),
    ),
    ...dots.flatMap((index) =>
      ["", "www.", "a."].map((before) => `${before}${domain.slice(0, index)}x${domain.slice(index + 1)}`),
    ),
    ...dots.flatMap((index) => ["com", "org", "evil.com", "ac"].map((after) => `${domain.slice(0, index)}.${after}`)),
    "evil.com",
    "a.ac",
    "x.com",
    "evil.vercel.app",
    "localhost",
    "intranet",
    "127.0.0.1",
    "192.0.2.1",
    "[::1]",
    "xn--e1awd7f.com",
  ]
  const authorities = hosts.flatMap((host) => ["", ":1", ":80", ":443", ":3000", ":65535"].map((port) => host + port))
  return [
    ...authorities.flatMap((authority) => [`https://${authority}`, `http://${authority}`]),
    ...hosts.map((host) => `capacitor://${host}`),
    `chrome-extension://${"a".repeat(32)}`,
  ]
}
