/** The pages of its own that Firefox 153 has and that no page may load; `about:blank` is none of them. */
const PAGES: ReadonlySet<string> = new Set(
  `about addons aichatcontent asrouter blocked buildconfig cache certerror certificate checkerboard compat config
  crashes debugging deleteprofile devtools-toolbox downloads editprofile fingerprintingprotection firefoxview
  framecrashed glean home httpsonlyerror keyboard license logging logins loginsimportreport logo memory messagepreview
  mozilla neterror networking newprofile newtab opentabs policies preferences privatebrowsing processes
  profilemanager profiles profiling protections reader restartrequired robots serviceworkers sessionrestore settings
  studies support sync-log tabcrashed telemetry translations unloads url-classifier webauthn webrtc welcome
  welcomeback`.split(/\s+/),
)

/** Whether a URL is one of them: of any other `about:` URL Firefox says nothing. */
export function isAboutPage(url: string): boolean {
  const page = /^about:([^?#]*)/i.exec(url)?.[1]
  return page !== undefined && PAGES.has(page.toLowerCase())
}
