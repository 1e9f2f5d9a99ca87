import { type CSSProperties, Fragment, type ReactNode } from "react"

/** Strings up to this length move to the next line as one; longer ones, which are addresses, break after a slash. */
const MAX_UNBROKEN = 28

/** Code, with its strings set apart so that addresses and names are found at a glance. Wrapped lines stay indented. */
export function CodeBlock({ code, label }: { readonly code: string; readonly label: string }): ReactNode {
  return (
    <pre className="code" aria-label={label}>
      <code>
        {code.split("\n").map((line, index) => (
          <span key={index} className="line" style={{ "--indent": line.search(/\S/) } as CSSProperties}>
            <Line line={line} />
          </span>
        ))}
      </code>
    </pre>
  )
}

function Line({ line }: { readonly line: string }): ReactNode {
  // Split at a group, strings stand at the odd places.
  return line.split(/("(?:[^"\\]|\\.)*")/).map((piece, index) => {
    if (index % 2 === 0) return piece
    const isLong = piece.length > MAX_UNBROKEN
    return (
      <span key={index} className={isLong ? "string" : "string unbroken"}>
        {isLong ? breakable(piece) : piece}
      </span>
    )
  })
}

function breakable(address: string): ReactNode {
  return address.split(/(?<=\/)/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
