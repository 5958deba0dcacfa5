/** What every process of ours is told; the rest of the user's environment passes through. */
export function appEnvironment({ databaseUrl, secret, home, port, outsidePort }) {
  return {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    AUTH_TRUST_HOST: '1',
    DATABASE_URL: databaseUrl,
    SHUIDAN_SECRET: secret,
    SHUIDAN_HOME: home,
    ...(port && { PORT: String(port) }),
    ...(outsidePort && { OUTSIDE_PORT: String(outsidePort) }),
  }
}
