import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { App } from "./app.tsx"
import { NotServed } from "./components/not-served.tsx"
import { loadConfig } from "./config.ts"

const root = createRoot(document.getElementById("root")!)
try {
  const config = await loadConfig()
  root.render(
    <StrictMode>
      <App config={config} pageOrigin={location.origin} />
    </StrictMode>,
  )
} catch (error) {
  root.render(<NotServed error={String(error)} />)
}
