import type { ReactNode } from "react"
import { CodeBlock } from "./code-block.tsx"

/** The settings that the API runs with. */
export function SettingsPanel({ settings }: { readonly settings: string }): ReactNode {
  return (
    <section className="panel">
      <h2>The API's settings</h2>
      <CodeBlock code={settings} label="The API's settings" />
    </section>
  )
}
