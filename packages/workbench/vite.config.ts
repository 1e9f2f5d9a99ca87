import react from "@vitejs/plugin-react"
import { type UserConfig, defineConfig } from "vite"

const config: UserConfig = defineConfig({
  // The command serves the page from any folder.
  base: "./",
  plugins: [react()],
  build: {
    outDir: "../cli/dist/workbench",
    emptyOutDir: true,
    // React and Axios are published inside the command's package, so their licences go with them.
    license: { fileName: "third-party-licenses.md" },
    // The page is small and local; a preload polyfill would only add an inline request.
    modulePreload: false,
  },
})

export default config
