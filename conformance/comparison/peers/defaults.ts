/** The methods that ofcors allows unless it is told others; the peers are told them. */
export const DEFAULT_METHODS: readonly string[] = ["DELETE", "GET", "OPTIONS", "PATCH", "POST", "PUT"]

/** The request headers, likewise. */
export const DEFAULT_HEADERS: readonly string[] = [
  "accept",
  "authorization",
  "content-type",
  "user-agent",
  "x-csrftoken",
  "x-requested-with",
]
