import node from "@astrojs/node"
import { defineConfig } from "astro/config"

export default defineConfig({
  output: "server",
  adapter: node({ mode: "standalone" }),
  // Vite's own CORS headers, which would let every page on localhost in while you develop.
  vite: { server: { cors: false } },
})
