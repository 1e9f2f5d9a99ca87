import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { run } from "../support/command.ts"
import { START_PROJECT } from "./start-project.ts"

type Files = Readonly<Record<string, string>>

function write(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), "ofcors-enable-"))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

const read = (root: string, path: string): string => readFileSync(join(root, path), "utf8")

test("a new project is enabled, enabled again, and disabled", async () => {
  const root = write(START_PROJECT)
  const wanted = ["enable", root, "--origin", "http://localhost:3000", "--header", "X-Auth-Token", "--yes"]
  const first = await run(wanted)
  expect(first.code, first.stderr).toBe(0)
  expect(read(root, "requirements.txt")).toBe("Django==5.2.19\ndjango-cors-headers==4.9.0\npsycopg==3.2.9\n")
  expect(read(root, "mysite/settings.py")).toBe(
    START_PROJECT["mysite/settings.py"]
      .replace("import Path\n", "import Path\n\nfrom corsheaders.defaults import default_headers\n")
      .replace("'django.contrib.staticfiles',\n", "'django.contrib.staticfiles',\n    'corsheaders',\n")
      .replace("MIDDLEWARE = [\n", "MIDDLEWARE = [\n    'corsheaders.middleware.CorsMiddleware',\n")
      .replace(
        "XFrameOptionsMiddleware',\n]\n",
        "XFrameOptionsMiddleware',\n]\n\nCORS_ALLOWED_ORIGINS = [\n    'http://localhost:3000',\n]\nCORS_ALLOW_HEADERS = (*default_headers, 'x-auth-token')\n",
      ),
  )
  const second = await run(wanted)
  expect(second.stdout).toBe("Nothing to change: it is all there.\n")
  const undone = await run(["disable", root, "--yes"])
  expect(undone.code, undone.stderr).toBe(0)
  for (const [path, text] of Object.entries(START_PROJECT)) expect(read(root, path)).toBe(text)
})

test.each([
  { what: "that is broken", record: "{", says: "is not as `ofcors enable` wrote it" },
  { what: "of another shape", record: '{"version":1,"runs":[{}]}', says: "is not as `ofcors enable` wrote it" },
  {
    what: "that names a file outside the project",
    record: JSON.stringify({
      version: 1,
      runs: [{ files: [{ path: "../secret.txt", before: "", after: "", edits: [] }] }],
    }),
    says: "is outside",
  },
])("a record $what is refused, and nothing is written", async ({ record, says }) => {
  const root = write({ ...START_PROJECT, ".ofcors-enable.json": record })
  const { code, stderr } = await run(["disable", root, "--yes"])
  expect(code).toBe(1)
  expect(stderr.replaceAll(/\s+/g, " ")).toContain(says)
  expect(read(root, ".ofcors-enable.json")).toBe(record)
})

test("nothing is written where nobody can be asked", async () => {
  const root = write(START_PROJECT)
  const { code, stdout, stderr } = await run(["enable", root, "--origin", "http://localhost:3000"])
  expect(code).toBe(1)
  expect(stdout).toContain("+    'corsheaders.middleware.CorsMiddleware',")
  expect(stderr).toContain("add --yes")
  expect(read(root, "mysite/settings.py")).toBe(START_PROJECT["mysite/settings.py"])
})

test.each([
  { flags: [], says: "--origin http://localhost:3000" },
  { flags: ["--origin", "http://localhost:3000/"], says: "Write `http://localhost:3000`." },
  { flags: ["--origin", "localhost:3000"], says: "Write `http://localhost:3000`." },
  { flags: ["--origin", "*"], says: "CORS_ALLOW_ALL_ORIGINS = True" },
  { flags: ["--origin", "https://*.example.com"], says: "CORS_ALLOWED_ORIGIN_REGEXES" },
  { flags: ["--origin", "http://app.example.com", "--credentials"], says: "https://app.example.com" },
  { flags: ["--origin", "https://app.example.com", "--cross-site"], says: "`--credentials`" },
  { flags: ["--origin", "https://app.example.com", "--header", "x auth"], says: "the name of one header" },
])("$flags is refused with 2 and a way out", async ({ flags, says }) => {
  const { code, stderr } = await run(["enable", write(START_PROJECT), ...flags])
  expect(code).toBe(2)
  expect(stderr.replaceAll(/\n {2}/g, " ")).toContain(says)
})
