/** What the environment says, validated (spec 00 section 5). */
export interface Config {
  port: number;
  host: string;
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  dataDir: string;
  /** Public address without a trailing slash. */
  publicUrl: string;
  /** For encryption and signing, at least 32 bytes. */
  secret: string;
  siteId: string;
  smtpUrl: string | undefined;
  testMode: boolean;
}
