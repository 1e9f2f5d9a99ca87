/** Whether a path names a file of JavaScript or TypeScript, with a line behind it or not. */
export function isSource(path: string): boolean {
  return /\.[cm]?[jt]sx?(?::\d+)?$/.test(path)
}
