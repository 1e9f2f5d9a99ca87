export function loader() {
  throw new Error("the shelf fell down")
}
