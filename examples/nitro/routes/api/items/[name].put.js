export default (event) => ({ saved: event.context.params.name })
