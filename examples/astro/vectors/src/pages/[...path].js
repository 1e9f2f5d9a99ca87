export const ALL = (context) => {
  globalThis.vectors.framework = context
  return globalThis.vectors.answer()
}
