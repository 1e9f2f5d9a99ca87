// The runner is in the same process; it says what the proxy and the route do with each request.
export const proxy = (request) => globalThis.ofcorsVectors.proxy(request)
