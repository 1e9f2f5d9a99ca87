import type { ReactNode } from "react"
import type { Config } from "../config.ts"
import { type OriginPart, differingParts, splitOrigin } from "../origin-parts.ts"
import { settingNames } from "../setting-names.ts"
import { Prose } from "./prose.tsx"

interface Properties {
  readonly config: Config
  readonly pageOrigin: string
}

/** Which origin this page has, which the API has, and in what they differ. */
export function OriginStrip({ config, pageOrigin }: Properties): ReactNode {
  const differing = differingParts(pageOrigin, config.api)
  const isAllowed = config.allowedPages.includes(pageOrigin)
  const [page, other] = config.pages
  const { allowedOrigins } = settingNames[config.server]
  const elsewhere = pageOrigin === page ? other : page
  return (
    <section className="panel">
      <h2>What is my origin?</h2>
      <div className="origins">
        <Origin label="This page" origin={pageOrigin} differing={differing} />
        <span className="arrow" aria-hidden="true" />
        <Origin label="The API" origin={config.api} differing={differing} />
      </div>
      <p>
        An origin is scheme, host and port. The <strong>{differing.join(" and the ")}</strong>{" "}
        {differing.length === 1 ? "differs" : "differ"}, so for the browser these are two origins, and it asks the API
        before this page may read an answer.
      </p>
      <p className={isAllowed ? "verdict ok" : "verdict blocked"}>
        <Prose
          text={
            isAllowed
              ? `Allowed: this page's origin is among the API's \`${allowedOrigins}\`.`
              : `Refused: this page's origin is not among the API's \`${allowedOrigins}\`.`
          }
        />
      </p>
      <p>
        The same page elsewhere: <a href={elsewhere}>{elsewhere}</a> (
        {config.allowedPages.includes(elsewhere) ? "allowed" : "refused"})
      </p>
    </section>
  )
}

interface OriginProperties {
  readonly label: string
  readonly origin: string
  readonly differing: readonly OriginPart[]
}

function Origin({ label, origin, differing }: OriginProperties): ReactNode {
  const { scheme, host, port } = splitOrigin(origin)
  const mark = (part: OriginPart, text: string): ReactNode =>
    differing.includes(part) ? <mark>{text}</mark> : <span>{text}</span>
  return (
    <p className="origin">
      <span className="label">{label}</span>
      <code>
        {mark("scheme", `${scheme}://`)}
        {mark("host", host)}
        {port !== "" && mark("port", `:${port}`)}
      </code>
    </p>
  )
}
