/** Writes a setting that is not one of CORS, and keeps a page out all the same. */
export interface SpecialRecipe {
  readonly where: string
  write(values: { readonly host: string; readonly origin: string }): string
}

/** Hosts by which a server may be asked. */
export const hostRecipes: Readonly<Record<string, SpecialRecipe>> = {
  django: { where: "settings.py", write: ({ host }) => `ALLOWED_HOSTS = [*ALLOWED_HOSTS, "${host}"]` },
  fastapi: { where: "where TrustedHostMiddleware is added", write: trustedHosts },
  starlette: { where: "where TrustedHostMiddleware is added", write: trustedHosts },
  rails: { where: "config/environments/development.rb", write: ({ host }) => `config.hosts << "${host}"` },
  vite: { where: "vite.config.ts", write: ({ host }) => `server: { allowedHosts: ["${host}"] },` },
  spring: { where: "in front of the application", write: ({ host }) => `# let the proxy pass Host: ${host}` },
  nginx: { where: "the server block", write: ({ host }) => `server_name ${host};` },
  apache: { where: "the <VirtualHost>", write: ({ host }) => `ServerAlias ${host}` },
}

/** For any other server. */
export const anyHostRecipe: SpecialRecipe = {
  where: "the server's list of hosts that it answers to",
  write: ({ host }) => host,
}

/** Origins whose requests the CSRF protection lets pass. */
export const csrfRecipes: Readonly<Record<string, SpecialRecipe>> = {
  django: { where: "settings.py", write: ({ origin }) => `CSRF_TRUSTED_ORIGINS = ["${origin}"]` },
  rails: {
    where: "the API's controllers, if they know their users by tokens and not by cookies",
    write: () => "skip_forgery_protection",
  },
  laravel: {
    where: "config/sanctum.php, and the page asks /sanctum/csrf-cookie first",
    write: ({ origin }) => `'stateful' => ['${origin.replace(/^https?:\/\//, "")}'],`,
  },
}

/** For any other server. */
export const anyCsrfRecipe: SpecialRecipe = {
  where: "the server's CSRF protection: its trusted origins",
  write: ({ origin }) => origin,
}

/** Cookies that pages of other sites may use. */
export const cookieRecipes: Readonly<Record<string, SpecialRecipe>> = {
  django: {
    where: "settings.py (over https)",
    write: () =>
      'SESSION_COOKIE_SAMESITE = "None"  # a string\nSESSION_COOKIE_SECURE = True\nCSRF_COOKIE_SAMESITE = "None"\nCSRF_COOKIE_SECURE = True',
  },
  express: {
    where: "where the cookie is set (over https)",
    write: () => 'response.cookie("session", value, { httpOnly: true, secure: true, sameSite: "none" })',
  },
  flask: {
    where: "the configuration (over https)",
    write: () => 'app.config.update(SESSION_COOKIE_SAMESITE="None", SESSION_COOKIE_SECURE=True)',
  },
  laravel: { where: "config/session.php (over https)", write: () => "'same_site' => 'none',\n'secure' => true," },
  rails: {
    where: "config/initializers/session_store.rb (over https)",
    write: () => "Rails.application.config.session_store :cookie_store, same_site: :none, secure: true",
  },
}

/** For any other server. */
export const anyCookieRecipe: SpecialRecipe = {
  where: "where the cookie is set (over https); page and server on one site need none of this",
  write: () => "Set-Cookie: session=...; Path=/; HttpOnly; Secure; SameSite=None; Partitioned",
}

/** A guard that sends scripts to a page for people. */
export const loginRecipe: SpecialRecipe = {
  where: "the server's login guard, and the page",
  write: () =>
    "// server: requests of scripts get status 401 with CORS headers, not a redirect to the login page\n// page:\nif (response.status === 401) location.assign(loginPage)",
}

function trustedHosts({ host }: { readonly host: string }): string {
  return `app.add_middleware(TrustedHostMiddleware, allowed_hosts=["${host}"])`
}
