export default () => {
  throw new Error("the shelf fell down")
}
