export default function Page() {
  return "a page that is rendered once, at the build"
}
