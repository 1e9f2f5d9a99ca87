import { reactRouter } from "@react-router/dev/vite"
import { defineConfig } from "vite"

export default defineConfig({
  // Vite's own CORS headers, which would let every page on localhost in while you develop.
  server: { cors: false },
  plugins: [reactRouter()],
})
