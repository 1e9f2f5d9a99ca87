export default () => ["tea", "milk"]
