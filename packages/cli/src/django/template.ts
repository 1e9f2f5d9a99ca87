import type { ProjectFiles } from "./project-files.ts"

/** Placeholders of `django-admin startproject --template`, cookiecutter, copier and Jinja. */
const PLACEHOLDER =
  /\{\{-?\s*(?:project_name|project_directory|camel_case_project_name|secret_key|django_version|docs_version|unicode_literals|cookiecutter\b|copier\b|project_slug|app_name)|\{%-?\s*(?:if|for|raw|block|set|endif|cookiecutter)\b/

/** Whether a file is a template that a tool turns into Python, and not Python yet. */
export function isTemplate(files: ProjectFiles, path: string): boolean {
  if (/\{\{|\{%/.test(files.display(path))) return true
  return PLACEHOLDER.test(files.source(path)?.text ?? "")
}
