import { describe, expect, test } from "vitest"
import { undoRuns } from "../../src/disable/undo.ts"
import { type EnableRecord, recordChange } from "../../src/enable/record.ts"
import { START_PROJECT } from "./start-project.ts"

const BEFORE = START_PROJECT["mysite/settings.py"]
const AFTER = BEFORE.replace("'django.contrib.staticfiles',\n", "'django.contrib.staticfiles',\n    'corsheaders',\n")
  .replace("MIDDLEWARE = [\n", "MIDDLEWARE = [\n    'corsheaders.middleware.CorsMiddleware',\n")
  .replace("\nROOT_URLCONF", "\nCORS_ALLOWED_ORIGINS = [\n    'http://localhost:3000',\n]\n\nROOT_URLCONF")

function recordOf(...steps: readonly string[]): EnableRecord {
  const runs = steps.slice(1).flatMap((after, index) => {
    const change = recordChange("/nowhere", [{ path: "/nowhere/settings.py", before: steps[index], after }])
    return (JSON.parse(change.after!) as EnableRecord).runs
  })
  return { about: "", version: 1, runs }
}

const undo = (record: EnableRecord, text: string): { after: string; left: readonly string[] } => {
  const { files, left } = undoRuns(record, () => text)
  return { after: files[0]?.after ?? text, left }
}

describe("disabling", () => {
  test("gives every byte back", () => {
    expect(undo(recordOf(BEFORE, AFTER), AFTER)).toEqual({ after: BEFORE, left: [] })
  })

  test("gives every byte back after several runs", () => {
    const more = AFTER.replace("'http://localhost:3000',\n", "'http://localhost:3000',\n    'https://a.example',\n")
    expect(undo(recordOf(BEFORE, AFTER, more), more)).toEqual({ after: BEFORE, left: [] })
  })

  test("changes nothing where it was undone by hand", () => {
    expect(undo(recordOf(BEFORE, AFTER), BEFORE)).toEqual({ after: BEFORE, left: [] })
  })

  test.each([
    { what: "above", edit: (text: string) => `# mine\n${text}` },
    { what: "below", edit: (text: string) => `${text}EXTRA = 1\n` },
    {
      what: "beside the app",
      edit: (text: string) => text.replace("\n]\n\nMIDDLEWARE", "\n    'blog',\n]\n\nMIDDLEWARE"),
    },
    { what: "between", edit: (text: string) => text.replace("ALLOWED_HOSTS = []", "ALLOWED_HOSTS = ['x']") },
    {
      what: "beside the origin",
      edit: (text: string) => text.replace("STATIC_URL = 'static/'", "STATIC_URL = '/static/'"),
    },
  ])("takes out only its own where the file was edited $what", ({ edit }) => {
    expect(undo(recordOf(BEFORE, AFTER), edit(AFTER))).toEqual({ after: edit(BEFORE), left: [] })
  })

  test("takes out a part of a line to which more was added", () => {
    const record = recordOf('APPS = ["a"]\n', 'APPS = ["a", "corsheaders"]\n')
    expect(undo(record, 'APPS = ["a", "corsheaders", "b"]\n')).toEqual({ after: 'APPS = ["a", "b"]\n', left: [] })
  })

  test("says what it cannot find any more", () => {
    const edited = AFTER.replace("'corsheaders.middleware.CorsMiddleware',", '"corsheaders.middleware.CorsMiddleware",')
    const { after, left } = undo(recordOf(BEFORE, AFTER), edited)
    expect(after).toContain('"corsheaders.middleware.CorsMiddleware"')
    expect(after).not.toContain("'corsheaders',")
    expect(left.join()).toContain("`'corsheaders.middleware.CorsMiddleware',`")
  })

  test("says that a file is gone", () => {
    expect(undoRuns(recordOf(BEFORE, AFTER), () => undefined)).toEqual({
      files: [],
      left: ["`settings.py` is gone."],
    })
  })
})
