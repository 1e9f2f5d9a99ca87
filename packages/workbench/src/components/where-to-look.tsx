import type { ReactNode } from "react"
import type { Config } from "../config.ts"
import type { Blocked } from "../requests/outcome.ts"
import { CodeBlock } from "./code-block.tsx"

interface Properties {
  readonly config: Config
  readonly pageOrigin: string
  readonly blocked: readonly Blocked[]
}

/** What to do about blocked requests: the two places that know the reason, and the setting that would change it. */
export function WhereToLook({ config, pageOrigin, blocked }: Properties): ReactNode {
  const [first] = blocked
  if (blocked.every(({ apiAnswers }) => !apiAnswers)) {
    return (
      <section className="panel where" id="where-to-look">
        <h2>Nothing answers at {config.api}</h2>
        <p>The API is not running. Look at the terminal where you started the demo.</p>
      </section>
    )
  }
  const here = (text: string): string => text.replace("{origin}", pageOrigin)
  return (
    <section className="panel where" id="where-to-look">
      <h2>Blocked: where to look</h2>
      <p>
        All that the script gets is <code>{first?.error}</code>, which tells nothing. A page must not find out what it
        may not read, so the reason stands in two other places:
      </p>
      <ol>
        <li>
          <strong>The browser's console</strong> (F12, or right-click and Inspect). Look for red text with “blocked by
          CORS policy” or “Cross-Origin Request Blocked”.
        </li>
        {config.commandToExplain === undefined ? (
          <li>
            <strong>The terminal where the API runs.</strong> Look for the line that begins with <code>refused</code>.
            It says why, and what to change.
          </li>
        ) : (
          <li>
            <strong>A second look from outside</strong>, because Django keeps the reason to itself:
            <CodeBlock code={here(config.commandToExplain)} label="The command that says why" />
          </li>
        )}
      </ol>
      {!config.allowedPages.includes(pageOrigin) && (
        <>
          <p>To allow this page, the API needs it in its settings:</p>
          <CodeBlock code={here(config.settingToAllow)} label="The setting that would allow this page" />
          <p>Try it: stop the demo with Ctrl-C, and start it again with</p>
          <CodeBlock code={here(config.commandToAllow)} label="The command that allows this page" />
        </>
      )}
    </section>
  )
}
