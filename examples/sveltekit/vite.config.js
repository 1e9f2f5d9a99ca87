import adapter from "@sveltejs/adapter-node"
import { sveltekit } from "@sveltejs/kit/vite"
import { defineConfig } from "vite"

export default defineConfig({
  // Vite's own CORS headers, which would let every page on localhost in while you develop.
  server: { cors: false },
  plugins: [
    sveltekit({
      adapter: adapter(),
      // Forms and requests without a type are refused to other origins before any hook, but for these.
      csrf: { trustedOrigins: ["http://localhost:3000"] },
    }),
  ],
})
