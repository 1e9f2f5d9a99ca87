import { error, redirect } from "@sveltejs/kit"

if (globalThis.vectors) globalThis.vectors.framework = { error, redirect }

export const trailingSlash = "ignore"

export const fallback = () => globalThis.vectors.answer()
