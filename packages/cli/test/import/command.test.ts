import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { GOOD_SETTINGS, writeProject } from "../check-project/review-files.ts"
import { run } from "../support/command.ts"

const write = (lines: string): string => writeProject({ "site_one/settings.py": GOOD_SETTINGS + lines })

describe("import", () => {
  test.each([
    { what: "a folder", path: (root: string) => root },
    { what: "a settings file", path: (root: string) => join(root, "site_one/settings.py") },
  ])("prints the policy of $what", async ({ path }) => {
    const { code, stdout, stderr } = await run([
      "import",
      path(write('CORS_URLS_REGEX = r"^/api/"\nCORS_ALLOW_CREDENTIALS = True\n')),
    ])
    expect({ code, stderr, policy: JSON.parse(stdout) as unknown }).toEqual({
      code: 0,
      stderr: "",
      policy: { allowedOrigins: ["https://app.example.com"], allowCredentials: true, urls: { regex: "^/api/" } },
    })
  })

  test("lists what does not translate, and ends with 1", async () => {
    const { code, stdout, stderr } = await run([
      "import",
      write("CORS_ALLOW_ALL_ORIGINS = True\nCORS_ALLOW_CREDENTIALS = True\n"),
    ])
    expect({ code, policy: JSON.parse(stdout) as unknown }).toEqual({ code: 1, policy: { allowAllOrigins: true } })
    expect(stderr).toContain("[reflection-refused]")
  })

  test.each([
    { what: "a pattern of paths that is not known", lines: 'CORS_URLS_REGEX = os.environ["URLS"]\n' },
    { what: "a pattern of paths that does not translate", lines: 'CORS_URLS_REGEX = r"^/api/(?!admin)"\n' },
    { what: "headers that are not known", lines: "CORS_ALLOW_HEADERS = headers()\n" },
  ])("prints no policy for $what, because it would allow more", async ({ lines }) => {
    const { code, stdout, stderr } = await run(["import", write(lines)])
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" })
    expect(stderr).toContain("No policy was printed")
  })

  test("does not take the old name where the new one is not known", async () => {
    const lines = 'CORS_ORIGIN_WHITELIST = ["https://old.example"]\nCORS_ALLOWED_ORIGINS = read()\n'
    const { stdout } = await run(["import", write(lines), "--json"])
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      policy: {},
      notes: [{ code: "setting-unknown-value", setting: "CORS_ALLOWED_ORIGINS" }],
    })
  })

  test("says that a signal handler decides too", async () => {
    const root = writeProject({
      "site_one/apps.py":
        "from corsheaders.signals import check_request_enabled\ncheck_request_enabled.connect(print)\n",
    })
    const { code, stderr } = await run(["import", root])
    expect(code).toBe(1)
    expect(stderr).toContain("[signal-handler]")
  })

  test("reads --env-file", async () => {
    const root = write('CORS_ALLOWED_ORIGINS = os.environ["ORIGINS"].split(",")\n')
    writeFileSync(join(root, ".env"), "ORIGINS=https://a.example,https://b.example\n")
    const { code, stdout } = await run(["import", root, "--env-file", join(root, ".env")])
    expect({ code, policy: JSON.parse(stdout) as unknown }).toEqual({
      code: 0,
      policy: { allowedOrigins: ["https://a.example", "https://b.example"] },
    })
  })

  test.each([
    { what: "a file that is not there", path: () => "/nowhere/settings.py" },
    { what: "a folder without a project", path: () => writeProject({ "manage.py": "", "site_one/settings.py": "" }) },
    {
      what: "a file that is no Python 3",
      path: () => join(writeProject({ "site_one/settings.py": 'print "x"\n' }), "site_one/settings.py"),
    },
  ])("ends with 3 for $what", async ({ path }) => {
    const { code, stdout } = await run(["import", path()])
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" })
  })
})

describe("import, export, import", () => {
  test("comes back to the same policy", async () => {
    const root = write(
      'CORS_ALLOWED_ORIGIN_REGEXES = [r"^https://\\w+\\.example\\.com$"]\nCORS_ALLOW_METHODS = ("GET", "PUT")\nCORS_URLS_REGEX = "^/api/"\n',
    )
    const first = await run(["import", root])
    writeFileSync(join(root, "ofcors.json"), first.stdout)
    const exported = await run(["export", "django", join(root, "ofcors.json")])
    expect({ code: exported.code, stderr: exported.stderr }).toEqual({ code: 0, stderr: "" })
    writeFileSync(join(root, "again.py"), exported.stdout)
    expect((await run(["import", join(root, "again.py")])).stdout).toBe(first.stdout)
  })
})

describe("export", () => {
  test.each([
    {
      what: "settings that do not work",
      policy: '{"allowedOrigins": ["https://a.example/"]}',
      code: 1,
      says: "https://a.example",
    },
    {
      what: "several rules",
      policy: '[{"urls": "/a/*", "allowAllOrigins": true}, {"allowedOrigins": ["https://a.example"]}]',
      code: 1,
      says: "2 rules",
    },
    { what: "no JSON", policy: "{", code: 3, says: "holds no policy" },
    { what: "a number", policy: "1", code: 1, says: "settings are an object" },
  ])("refuses $what", async ({ policy, code, says }) => {
    const root = writeProject({ "ofcors.json": policy })
    const ending = await run(["export", "django", join(root, "ofcors.json")])
    expect({ code: ending.code, stdout: ending.stdout }).toEqual({ code, stdout: "" })
    expect(ending.stderr).toContain(says)
  })

  test("knows its targets", async () => {
    const { code, stderr } = await run(["export", "apache", "ofcors.json"])
    expect(code).toBe(2)
    expect(stderr).toContain("Allowed choices are django")
  })
})
