import { describe, expect, test } from "vitest"
import { run } from "./support/command.ts"

describe("the command", () => {
  test.each([
    { what: "without anything", args: [], says: "Usage: ofcors" },
    { what: "with --help", args: ["--help"], says: "$ ofcors demo" },
    { what: "with help demo", args: ["help", "demo"], says: "--api-port <port>" },
    { what: "with demo --help", args: ["demo", "--help"], says: "$ ofcors demo --api-port 8080 --page-port 5173" },
    { what: "with --version", args: ["--version"], says: "0." },
  ])("$what says what it can do, and ends with 0", async ({ args, says }) => {
    const { code, stdout, stderr } = await run(args)
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
    expect(stdout).toContain(says)
  })

  test.each([
    { what: "an unknown command", args: ["dmeo"], says: "(Did you mean demo?)" },
    { what: "an unknown flag", args: ["demo", "--api-prot", "1"], says: "(Did you mean --api-port?)" },
    { what: "an unknown flag without a command", args: ["--versoin"], says: "(Did you mean --version?)" },
    { what: "an argument too many", args: ["demo", "now"], says: "too many arguments" },
    { what: "a flag without its value", args: ["demo", "--api-port"], says: "argument missing" },
    { what: "a port that is no number", args: ["demo", "--page-port", "3000x"], says: "from 1 to 65535" },
    { what: "a port that is too large", args: ["demo", "--page-port", "65536"], says: "from 1 to 65535" },
    { what: "port 0", args: ["demo", "--other-page-port", "0"], says: "from 1 to 65535" },
    {
      what: "one port for two",
      args: ["demo", "--api-port", "4000", "--other-page-port", "4000"],
      says: "--api-port and --other-page-port are both 4000",
    },
    {
      what: "an origin that can never match",
      args: ["demo", "--allow", "http://localhost:3001/"],
      says: "Write `http://localhost:3001`.",
    },
  ])("$what is refused with 2 and a way out", async ({ args, says }) => {
    const { code, stdout, stderr } = await run(args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" })
    expect(stderr).toContain(says)
  })

  test.each([{ environment: {} }, { environment: { CI: "true" } }, { environment: { TERM: "xterm-256color" } }])(
    "colours nothing that is no terminal, with $environment",
    async ({ environment }) => {
      const help = await run(["--help"], environment)
      const failure = await run(["demo", "--allow", "*"], environment)
      expect(help.stdout + failure.stderr).not.toContain("\x1b")
    },
  )
})
