/** A line that says what is going on. */
export interface Progress {
  readonly say: (doing: string) => void
  readonly end: () => void
}

const FRAMES = ["|", "/", "-", "\\"] as const
const INTERVAL = 120

/** Shows progress on a terminal while something takes long enough to be noticed; nothing anywhere else. */
export function showProgress(stream: { readonly isTTY?: boolean; write(text: string): unknown }): Progress {
  if (stream.isTTY !== true) return { say: () => undefined, end: () => undefined }
  let doing = ""
  let frame = 0
  const timer = setInterval(() => {
    frame = (frame + 1) % FRAMES.length
    stream.write(`\r\x1b[K${FRAMES[frame]} ${doing}`)
  }, INTERVAL)
  timer.unref()
  return {
    say: (text) => void (doing = text),
    end: () => {
      clearInterval(timer)
      if (frame > 0) stream.write("\r\x1b[K")
    },
  }
}
