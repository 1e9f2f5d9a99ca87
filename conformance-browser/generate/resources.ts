import { PLACE_NAMES, type PlaceName } from "../scenario/places.ts"
import type { Random } from "../scenario/random.ts"
import type { Answer, FetchInit, HeaderLine, Resource } from "../scenario/scenario.ts"
import { corsOfActual, NO_STORE, randomActual, randomPreflight } from "./answers.ts"

/** A chain of resources, the first of which is fetched; each but the last mostly redirects to the next. */
export function randomChain(
  random: Random,
  init: FetchInit,
  prefix: string,
): { url: string; resources: Record<string, Resource> } {
  const length = random.weighted([
    [14, 1],
    [5, 2],
    [2, 3],
    [1, 4],
  ])
  const home = randomPlace(random)
  const keys = Array.from({ length }, (_, index) => ({
    place: random.chance(0.35) ? home : randomPlace(random),
    name: `${prefix}${index}`,
  }))
  const resources: Record<string, Resource> = {}
  for (const [index, { place, name }] of keys.entries()) {
    const next = keys[index + 1]
    const redirect = next && (() => randomRedirect(random, init, next.place, next.name, name))
    const actual = () => (redirect && random.chance(0.95) ? redirect() : randomActual(random, init, name))
    resources[`${place}/${name}`] = {
      preflight: repeat(random, () => randomPreflight(random, init, () => redirect?.())),
      actual: repeat(random, actual),
    }
  }
  const [first] = keys as [{ place: PlaceName; name: string }]
  return { url: `{${first.place}}/~/${first.name}${random.pick(SUFFIXES)}`, resources }
}

const SUFFIXES = ["", "", "", "", "", "", "?q=1", "#fragment", "?q=1#fragment"]

function randomPlace(random: Random): PlaceName {
  return random.weighted([
    [3, "page"],
    [10, "api"],
    [3, "other"],
    [3, "site"],
  ] satisfies [number, (typeof PLACE_NAMES)[number]][])
}

/** After a broken connection browsers try again and would get the next answer, sooner or later: then there is none. */
function repeat(random: Random, make: () => Answer): Answer[] {
  const answers = Array.from(
    {
      length: random.weighted([
        [6, 1],
        [1, 2],
      ]),
    },
    make,
  )
  const broken = answers.find((answer) => answer.fault)
  return broken ? [broken] : answers
}

function randomRedirect(random: Random, init: FetchInit, place: PlaceName, name: string, from: string): Answer {
  return {
    status: random.weighted([
      [3, 301],
      [5, 302],
      [3, 303],
      [4, 307],
      [3, 308],
      [0.3, 300],
      [0.3, 304],
      [0.2, 305],
    ]),
    headers: [
      NO_STORE,
      ...corsOfActual(random, init),
      ...random.some<HeaderLine>([["Set-Cookie", "fromRedirect=1; Path=/~/"]], 0.05),
      ...random.some<HeaderLine>(
        [["Referrer-Policy", random.pick(["no-referrer", "unsafe-url", "same-origin"])]],
        0.03,
      ),
      ...location(random, place, name, from),
    ],
    body: from,
  }
}

/** No `mailto:` among the odd ones: Firefox asks which program to open, and the page waits for the answer for ever. */
function location(random: Random, place: PlaceName, name: string, from: string): HeaderLine[] {
  if (!random.chance(0.12)) return [["Location", `{${place}}/~/${name}`]]
  const odd = [
    `/~/${name}`,
    name,
    `//{${place}.host}/~/${name}`,
    `?again`,
    `{${place}}/~/${name}#moved`,
    `http://user:pass@{${place}.host}/~/${name}`,
    `http://user@{${place}.host}/~/${name}`,
    "data:text/plain,moved",
    "http://",
    "file:///etc/hostname",
    "about:blank",
    "",
    from,
    `HTTP://{${place}.host}/~/${name}`,
    `{${place}}/~/${name}?\u00e9`,
    `foo:bar`,
    `javascript:1`,
  ]
  if (random.chance(0.1))
    return [
      ["Location", `{${place}}/~/${name}`],
      ["location", random.pick([`{${place}}/~/${name}`, "{other}/~/elsewhere", ""])],
    ]
  return random.chance(0.1) ? [] : [["Location", random.pick(odd)]]
}
