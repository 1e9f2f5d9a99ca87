/** What a server calls the settings that the page speaks of. */
export interface SettingNames {
  readonly allowedOrigins: string
  readonly allowCredentials: string
  readonly allowHeaders: string
}

/** The names of each server. */
export const settingNames: Readonly<Record<"node" | "django", SettingNames>> = {
  node: { allowedOrigins: "allowedOrigins", allowCredentials: "allowCredentials", allowHeaders: "allowHeaders" },
  django: {
    allowedOrigins: "CORS_ALLOWED_ORIGINS",
    allowCredentials: "CORS_ALLOW_CREDENTIALS",
    allowHeaders: "CORS_ALLOW_HEADERS",
  },
}
