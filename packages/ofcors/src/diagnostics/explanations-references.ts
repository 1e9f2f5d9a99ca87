/** Every page that explanations refer to, each written once. */
export const references = {
  asciiOrigin: {
    name: "HTML, ASCII serialisation of an origin",
    url: "https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin",
  },
  corsProtocol: { name: "Fetch, CORS protocol", url: "https://fetch.spec.whatwg.org/#http-cors-protocol" },
  corsRequests: {
    name: "Fetch, HTTP requests of the CORS protocol",
    url: "https://fetch.spec.whatwg.org/#http-requests",
  },
  corsResponses: {
    name: "Fetch, HTTP responses of the CORS protocol",
    url: "https://fetch.spec.whatwg.org/#http-responses",
  },
  corsCheck: { name: "Fetch, CORS check", url: "https://fetch.spec.whatwg.org/#concept-cors-check" },
  credentials: {
    name: "Fetch, CORS protocol and credentials",
    url: "https://fetch.spec.whatwg.org/#cors-protocol-and-credentials",
  },
  caches: {
    name: "Fetch, CORS protocol and HTTP caches",
    url: "https://fetch.spec.whatwg.org/#cors-protocol-and-http-caches",
  },
  preflight: { name: "Fetch, CORS-preflight fetch", url: "https://fetch.spec.whatwg.org/#cors-preflight-fetch" },
  originHeader: { name: "Fetch, `Origin` header", url: "https://fetch.spec.whatwg.org/#origin-header" },
  forbiddenMethod: { name: "Fetch, forbidden method", url: "https://fetch.spec.whatwg.org/#forbidden-method" },
  normalizeMethod: {
    name: "Fetch, normalize a method",
    url: "https://fetch.spec.whatwg.org/#concept-method-normalize",
  },
  forbiddenRequestHeader: {
    name: "Fetch, forbidden request-header",
    url: "https://fetch.spec.whatwg.org/#forbidden-request-header",
  },
  forbiddenResponseHeader: {
    name: "Fetch, forbidden response-header name",
    url: "https://fetch.spec.whatwg.org/#forbidden-response-header-name",
  },
  hostParser: { name: "URL, host parser", url: "https://url.spec.whatwg.org/#concept-host-parser" },
  domainToAscii: { name: "URL, domain to ASCII", url: "https://url.spec.whatwg.org/#concept-domain-to-ascii" },
  specialSchemes: { name: "URL, special schemes", url: "https://url.spec.whatwg.org/#special-scheme" },
  trustworthyOrigin: {
    name: "Secure Contexts, is an origin potentially trustworthy?",
    url: "https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy",
  },
  webOrigin: { name: "RFC 6454, The Web Origin Concept", url: "https://www.rfc-editor.org/rfc/rfc6454" },
  serializedOrigin: {
    name: "RFC 6454, 6.2, ASCII serialisation of an origin",
    url: "https://www.rfc-editor.org/rfc/rfc6454#section-6.2",
  },
  fieldNames: { name: "RFC 9110, 5.1, field names", url: "https://www.rfc-editor.org/rfc/rfc9110#section-5.1" },
  tokens: { name: "RFC 9110, 5.6.2, tokens", url: "https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2" },
  methods: { name: "RFC 9110, 9.1, methods", url: "https://www.rfc-editor.org/rfc/rfc9110#section-9.1" },
  urlNormalization: {
    name: "RFC 3986, 6.2.2, syntax-based normalisation",
    url: "https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2",
  },
  webSocketOrigin: {
    name: "RFC 6455, 10.2, origin considerations",
    url: "https://www.rfc-editor.org/rfc/rfc6455#section-10.2",
  },
  publicSuffixList: { name: "Public Suffix List", url: "https://publicsuffix.org/" },
  corsGuide: { name: "MDN, CORS guide", url: "https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS" },
  corsErrors: {
    name: "MDN, CORS errors",
    url: "https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CORS/Errors",
  },
  maxAge: {
    name: "MDN, Access-Control-Max-Age",
    url: "https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Access-Control-Max-Age",
  },
  regularExpressions: {
    name: "MDN, regular expressions",
    url: "https://developer.mozilla.org/en-US/docs/Web/JavaScript/Guide/Regular_expressions",
  },
  regularExpressionFlags: {
    name: "MDN, lastIndex of regular expressions",
    url: "https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects/RegExp/lastIndex",
  },
  linearMatching: {
    name: "Russ Cox, Regular Expression Matching Can Be Simple And Fast",
    url: "https://swtch.com/~rsc/regexp/regexp1.html",
  },
  denialOfService: {
    name: "OWASP, regular expression denial of service",
    url: "https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS",
  },
  builtinModule: {
    name: "Node.js, process.getBuiltinModule",
    url: "https://nodejs.org/api/process.html#processgetbuiltinmoduleid",
  },
  environment: { name: "Node.js, process.env", url: "https://nodejs.org/api/process.html#processenv" },
  djangoSettings: {
    name: "django-cors-headers, configuration",
    url: "https://github.com/adamchainz/django-cors-headers#configuration",
  },
  expressMiddleware: {
    name: "Express, using middleware",
    url: "https://expressjs.com/en/guide/using-middleware.html",
  },
  corsPreflightRequest: {
    name: "MDN, preflight request",
    url: "https://developer.mozilla.org/en-US/docs/Glossary/Preflight_request",
  },
  redirectFetch: { name: "Fetch, HTTP-redirect fetch", url: "https://fetch.spec.whatwg.org/#http-redirect-fetch" },
  requestConstructor: { name: "Fetch, Request constructor", url: "https://fetch.spec.whatwg.org/#dom-request" },
  requestMode: { name: "Fetch, request mode", url: "https://fetch.spec.whatwg.org/#concept-request-mode" },
  portBlocking: { name: "Fetch, port blocking", url: "https://fetch.spec.whatwg.org/#port-blocking" },
  mixedContent: { name: "Mixed Content", url: "https://www.w3.org/TR/mixed-content/" },
  localNetworkAccess: { name: "Local Network Access", url: "https://wicg.github.io/local-network-access/" },
  resourcePolicy: {
    name: "Fetch, Cross-Origin-Resource-Policy",
    url: "https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header",
  },
  integrity: { name: "Subresource Integrity", url: "https://www.w3.org/TR/SRI/" },
  cookies: {
    name: "MDN, SameSite cookies",
    url: "https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#samesitesamesite-value",
  },
  thirdPartyCookies: {
    name: "MDN, third-party cookies",
    url: "https://developer.mozilla.org/en-US/docs/Web/Privacy/Guides/Third-party_cookies",
  },
  exposeHeaders: {
    name: "MDN, Access-Control-Expose-Headers",
    url: "https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Access-Control-Expose-Headers",
  },
  vary: { name: "RFC 9110, 12.5.5, Vary", url: "https://www.rfc-editor.org/rfc/rfc9110#section-12.5.5" },
  options: { name: "RFC 9110, 9.3.7, OPTIONS", url: "https://www.rfc-editor.org/rfc/rfc9110#section-9.3.7" },
  redirects: { name: "RFC 9110, 15.4, redirection", url: "https://www.rfc-editor.org/rfc/rfc9110#section-15.4" },
  httpMessages: { name: "RFC 9112, HTTP/1.1", url: "https://www.rfc-editor.org/rfc/rfc9112" },
  nginxHeaders: {
    name: "nginx, add_header",
    url: "https://nginx.org/en/docs/http/ngx_http_headers_module.html#add_header",
  },
  allowedHosts: {
    name: "Django, ALLOWED_HOSTS",
    url: "https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts",
  },
  csrf: { name: "Django, CSRF protection", url: "https://docs.djangoproject.com/en/stable/ref/csrf/" },
  hostHeader: { name: "RFC 9110, 7.2, Host", url: "https://www.rfc-editor.org/rfc/rfc9110#section-7.2" },
  secureContexts: { name: "Secure Contexts", url: "https://www.w3.org/TR/secure-contexts/" },
} as const
