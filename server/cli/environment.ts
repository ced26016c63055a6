import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { z } from "zod";
import type { Config } from "../platform/config.ts";
import { StartFailure } from "../platform/start-failure.ts";

/** One environment variable: what it means, and its default in words (docs/configuration.md shows the same table). */
export interface Variable {
  meaning: string;
  default: string;
}

/** Every environment variable that Deskbell reads. All other settings are made in the admin portal. */
export const variables = {
  PORT: { meaning: "port to listen on", default: "8080" },
  HOST: { meaning: "address to listen on; 0.0.0.0 for all", default: "127.0.0.1" },
  DATABASE_URL: {
    meaning: "PostgreSQL 15 or newer, as postgres://USER:PASSWORD@HOST:PORT/DATABASE",
    default: "the embedded PostgreSQL, in the data folder",
  },
  REDIS_URL: {
    meaning: "Redis 6.2 or newer, or Valkey, for many processes, as redis://HOST:PORT",
    default: "PostgreSQL LISTEN/NOTIFY",
  },
  DESKBELL_DATA_DIR: {
    meaning: "embedded database and keys",
    default: "the platform's data folder for applications; /var/lib/deskbell as root",
  },
  DESKBELL_URL: { meaning: "public address of the site", default: "http://localhost:PORT" },
  DESKBELL_SECRET: {
    meaning: "32 or more random bytes, for encryption and signing",
    default: "made once and kept in the data folder",
  },
  DESKBELL_SITE_ID: {
    meaning: "short id of the site, part of public user ids: 2 to 32 of a-z, 0-9 and -",
    default: "`deskbell`; `demo` on the demo site",
  },
  SMTP_URL: {
    meaning: "outgoing mail, as smtp://USER:PASSWORD@HOST:PORT or smtps://",
    default: "mails are kept, not sent",
  },
  DESKBELL_TEST_MODE: {
    meaning: "1 for automated tests: short timers, a settable clock; only on a loopback address",
    default: "off",
  },
} satisfies Record<string, Variable>;

/** A file in the data folder that says: the embedded database here is the demo site's. */
export const DEMO_MARK = "demo";

export type Environment = Partial<Record<string, string>>;

export interface ReadOptions {
  /** `demo` on the demo site. */
  siteId?: string;
}

/**
 * The configuration that the environment asks for. An empty value counts as absent. Makes the data folder and the secret
 * when they are missing. Refuses every invalid value at once, one sentence each, with a StartFailure (spec 00 section 5).
 */
export function readEnvironment(environment: Environment, options: ReadOptions = {}): Config {
  const given = Object.fromEntries(
    Object.keys(variables).map((name) => [name, environment[name]?.trim() || undefined]),
  ) as Environment;
  const parsed = schema.safeParse(given);
  const problems = parsed.success ? crossChecks(parsed.data) : parsed.error.issues.map(({ message }) => message);
  if (!parsed.success || problems.length > 0) throw new StartFailure(problems.join("\n"));
  const value = parsed.data;
  const dataDir = resolve(value.DESKBELL_DATA_DIR ?? defaultDataFolder(environment));
  return {
    port: value.PORT,
    host: value.HOST,
    databaseUrl: value.DATABASE_URL,
    redisUrl: value.REDIS_URL,
    dataDir,
    publicUrl: publicAddress(value),
    secret: value.DESKBELL_SECRET ?? keptSecret(dataDir),
    siteId: value.DESKBELL_SITE_ID ?? options.siteId ?? keptSiteId(dataDir, value.DATABASE_URL),
    smtpUrl: value.SMTP_URL,
    testMode: value.DESKBELL_TEST_MODE,
  };
}

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: said("PORT", "is not a port number: use 1 to 65535") })
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65535, { error: said("PORT", "is not a port number: use 1 to 65535") })
    .default(8080),
  HOST: z
    .string()
    .regex(/^[a-z0-9.:_-]+$/i, { error: said("HOST", "is not an address: use one like 127.0.0.1, :: or 0.0.0.0") })
    .default("127.0.0.1"),
  DATABASE_URL: address(["postgres:", "postgresql:"], "DATABASE_URL", "postgres://USER:PASSWORD@HOST:5432/DATABASE"),
  REDIS_URL: address(["redis:", "rediss:"], "REDIS_URL", "redis://HOST:6379"),
  DESKBELL_DATA_DIR: z.string().optional(),
  DESKBELL_URL: address(["http:", "https:"], "DESKBELL_URL", "https://help.example.com"),
  DESKBELL_SECRET: z
    .string()
    .refine((secret) => Buffer.byteLength(secret) >= 32, {
      error: "DESKBELL_SECRET is too short: it needs at least 32 bytes. Make one with: openssl rand -base64 48",
    })
    .optional(),
  DESKBELL_SITE_ID: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,30}[a-z0-9]$/, {
      error: said(
        "DESKBELL_SITE_ID",
        "is not a site id: use 2 to 32 of a-z, 0-9 and -, not beginning or ending with -",
      ),
    })
    .optional(),
  SMTP_URL: address(["smtp:", "smtps:"], "SMTP_URL", "smtp://USER:PASSWORD@HOST:587"),
  DESKBELL_TEST_MODE: z
    .enum(["0", "1"], { error: said("DESKBELL_TEST_MODE", "is not valid: use 1, or leave it out") })
    .default("0")
    .transform((value) => value === "1"),
});

type Values = z.infer<typeof schema>;

/** Values that may hold a password are never repeated. */
function said(name: string, what: string) {
  return ({ input }: { input?: unknown }) => `${name}=${String(input)} ${what}.`;
}

function address(protocols: string[], name: string, example: string) {
  return z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
      error: `${name} is not an address of the right kind: it looks like ${example} (special characters in a password are written %40 for @, %2F for /).`,
    })
    .optional();
}

function crossChecks(value: Values): string[] {
  const problems: string[] = [];
  const url = new URL(publicAddress(value));
  if (url.pathname !== "/" || url.search || url.hash || url.username) {
    problems.push(
      "DESKBELL_URL is more than an address: leave out path, query and user, like https://help.example.com.",
    );
  }
  if (value.DATABASE_URL && new URL(value.DATABASE_URL).pathname.length < 2) {
    problems.push("DATABASE_URL names no database: end it with /DATABASE, for example /deskbell.");
  }
  if (value.DESKBELL_TEST_MODE && !isLoopback(url.hostname)) {
    problems.push(
      `DESKBELL_TEST_MODE=1 is refused: the public address ${url.origin} is not loopback. ` +
        "Test mode lets anyone change timers and read mail; leave it out, or set DESKBELL_URL to http://localhost.",
    );
  }
  return problems;
}

function publicAddress({ DESKBELL_URL, PORT }: Values): string {
  return (DESKBELL_URL ?? `http://localhost:${PORT}`).replace(/\/+$/, "");
}

/** Whether a host name of a URL can only mean this machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** The platform's folder for data of applications, made for this user; `/var/lib/deskbell` as root. */
export function defaultDataFolder(
  environment: Environment,
  platform = process.platform,
  uid = process.getuid?.(),
): string {
  if (platform === "win32") return join(environment.LOCALAPPDATA ?? join(homedir(), "AppData", "Local"), "Deskbell");
  if (uid === 0) return "/var/lib/deskbell";
  if (platform === "darwin") return join(homedir(), "Library", "Application Support", "Deskbell");
  return join(environment.XDG_DATA_HOME || join(homedir(), ".local", "share"), "deskbell");
}

/** The demo site keeps its id when it is served or administered by other commands. */
function keptSiteId(dataDir: string, databaseUrl: string | undefined): string {
  return databaseUrl === undefined && existsSync(join(dataDir, DEMO_MARK)) ? "demo" : "deskbell";
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, "secret");
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${randomBytes(48).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw notWritable(dataDir, error as Error);
  }
  const secret = readSecret(file);
  if (Buffer.byteLength(secret) < 32) {
    throw new StartFailure(
      `The secret in ${file} is shorter than 32 bytes. Put the original back from a backup; ` +
        "without it, what was encrypted with it cannot be read again.",
    );
  }
  return secret;
}

function readSecret(file: string): string {
  try {
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    throw new StartFailure(
      `The secret in ${file} cannot be read (${(error as Error).message}). Start Deskbell as the user that owns the data folder.`,
    );
  }
}

function notWritable(dataDir: string, error: Error): StartFailure {
  const full = (error as NodeJS.ErrnoException).code === "ENOSPC";
  return new StartFailure(
    full
      ? `The disk that holds the data folder ${dataDir} is full. Free some space, or set DESKBELL_DATA_DIR to another disk.`
      : `The data folder ${dataDir} cannot be written (${error.message}). Set DESKBELL_DATA_DIR to a folder that you may write.`,
  );
}
