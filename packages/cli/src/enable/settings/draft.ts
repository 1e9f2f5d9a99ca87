import { type Evaluation, evaluate } from "../../django/evaluate.ts"
import type { DjangoProject, SettingsModule } from "../../django/open-project.ts"
import type { ProjectFiles } from "../../django/project-files.ts"
import type { Binding } from "../../django/value.ts"
import { type TextEdit, applyEdits } from "../../python/edit-text.ts"
import type { SourceFile } from "../../python/source-file.ts"

/** An edit of one file. */
export interface FileEdit extends TextEdit {
  /** Absolute. */
  readonly file: string
}

/** A file before and after. */
export interface ChangedFile {
  /** Absolute. */
  readonly path: string
  readonly before: string
  readonly after: string
}

/** The project's settings in memory, where edits are tried out: what they make of the settings decides. */
export class Draft {
  readonly project: DjangoProject
  readonly #files: ProjectFiles
  readonly #before = new Map<string, string>()
  #evaluations = new Map<SettingsModule, Evaluation>()

  constructor(project: DjangoProject) {
    this.project = project
    this.#files = project.files.copy()
  }

  /** The settings of a module, as they are with all edits so far. */
  names(module: SettingsModule): ReadonlyMap<string, Binding> {
    return this.evaluation(module).names
  }

  /** What is known of a module, as it is with all edits so far. */
  evaluation(module: SettingsModule): Evaluation {
    const known = this.#evaluations.get(module)
    if (known !== undefined) return known
    const { configuration } = module
    const evaluation = evaluate(
      this.#files,
      this.project.searchFolders,
      module.module,
      configuration === undefined ? {} : { configuration },
    )
    this.#evaluations.set(module, evaluation)
    return evaluation
  }

  /** A file with all edits so far. */
  source(path: string): SourceFile | undefined {
    return this.#files.source(path)
  }

  /** Makes edits if Python can still read the files and `holds` says that they do what they should. */
  attempt(edits: readonly FileEdit[], holds: () => boolean): boolean {
    if (edits.length === 0) return false
    const evaluations = this.#evaluations
    const texts = new Map<string, string>()
    for (const { file } of edits) {
      const source = this.#files.source(file)
      if (source === undefined || source.problems.length > 0 || source.encodingProblem !== undefined) return false
      texts.set(file, source.text)
    }
    this.#evaluations = new Map()
    let isReadable = true
    for (const [file, text] of texts) {
      this.#files.replace(
        file,
        applyEdits(
          text,
          edits.filter((edit) => edit.file === file),
        ),
      )
      isReadable &&= this.#files.source(file)!.problems.length === 0
    }
    if (isReadable && holds()) {
      for (const [file, text] of texts) if (!this.#before.has(file)) this.#before.set(file, text)
      return true
    }
    for (const [file, text] of texts) this.#files.replace(file, text)
    this.#evaluations = evaluations
    return false
  }

  /** What the edits make of the files, in the order in which they were first edited. */
  changes(): readonly ChangedFile[] {
    return [...this.#before]
      .map(([path, before]) => ({ path, before, after: this.#files.source(path)!.text }))
      .filter(({ before, after }) => before !== after)
  }
}
