export function GET() {
  throw new Error("the shelf fell down")
}
