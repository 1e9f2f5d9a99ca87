import type { ReactNode } from "react"

/** What stands there instead of the page where its configuration is missing. */
export function NotServed({ error }: { readonly error: string }): ReactNode {
  return (
    <main className="not-served">
      <h1>This page is served by ofcors demo</h1>
      <p>It could not read its configuration ({error}). Start it with:</p>
      <pre className="code">npx ofcors demo</pre>
    </main>
  )
}
