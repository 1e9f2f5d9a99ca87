import { data, redirect } from "react-router"

if (globalThis.vectors) globalThis.vectors.framework = { data, redirect }

export const loader = () => globalThis.vectors.answer()

export const action = () => globalThis.vectors.answer()
