import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

export default defineConfig({
  plugins: [react()],
  // One port, or none: on another one the page would have another origin, which the API does not allow.
  server: { port: 3000, strictPort: true },
})
