import type { ConsoleMessage, Topic } from "../messages/console-message.ts"
import { networkMeanings } from "./network.ts"
import type { Meaning, Meanings } from "./meaning.ts"
import { otherMeanings } from "./other.ts"
import { requestMeanings } from "./requests.ts"
import { responseHeaderMeanings } from "./response-headers.ts"

/** The meaning of every topic. A missing one does not compile. */
export const meanings: Meanings<Topic> = {
  ...responseHeaderMeanings,
  ...requestMeanings,
  ...networkMeanings,
  ...otherMeanings,
}

/** Whether a text is the name of a topic. */
export function isTopic(text: string): text is Topic {
  return Object.hasOwn(meanings, text)
}

/** What a message means. */
export function meaningOf({ topic }: Pick<ConsoleMessage, "topic">): Meaning {
  return meanings[topic]
}
