import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { at } from "../../platform/tables.ts";

/*
 * `login`, `login_method` and `login_verification` have the shape that better-auth expects of its user, account and
 * verification (docs/decisions/sign-in.md). People are found by the e-mail of their login.
 */

/** A login identity: one e-mail address, whoever uses it as agent or contact. */
export const login = pgTable(
  "login",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    emailVerified: boolean("email_verified").notNull().default(false),
    image: text("image"),
    createdAt: at("created_at").notNull(),
    updatedAt: at("updated_at").notNull(),
  },
  (t) => [uniqueIndex("login_email_key").on(t.email), check("login_email_lower", sql`${t.email} = lower(${t.email})`)],
);

/** A way to prove a login: a password (provider `credential`), or an account at an identity provider. */
export const loginMethod = pgTable(
  "login_method",
  {
    id: text("id").primaryKey(),
    userId: text("user_id").notNull(),
    providerId: text("provider_id").notNull(),
    accountId: text("account_id").notNull(),
    /** Argon2id in PHC form. */
    password: text("password"),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: at("access_token_expires_at"),
    refreshTokenExpiresAt: at("refresh_token_expires_at"),
    scope: text("scope"),
    createdAt: at("created_at").notNull(),
    updatedAt: at("updated_at").notNull(),
  },
  (t) => [
    foreignKey({ name: "login_method_login_fk", columns: [t.userId], foreignColumns: [login.id] }).onDelete("cascade"),
    uniqueIndex("login_method_provider_key").on(t.providerId, t.accountId),
    index("login_method_login_idx").on(t.userId),
  ],
);

/** One-time proofs under way (links, codes, states of redirects). */
export const loginVerification = pgTable(
  "login_verification",
  {
    id: text("id").primaryKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: at("expires_at").notNull(),
    createdAt: at("created_at").notNull(),
    updatedAt: at("updated_at").notNull(),
  },
  (t) => [index("login_verification_identifier_idx").on(t.identifier)],
);

/** A signed-in device: one contact or one agent (spec 60 section 2.9). The cookie's token is kept only as a hash. */
export const session = pgTable(
  "session",
  {
    id: uuid("id").primaryKey(),
    tokenHash: text("token_hash").notNull(),
    loginId: text("login_id").notNull(),
    contactId: integer("contact_id"),
    agentId: integer("agent_id"),
    /** Of the contact. */
    accountId: integer("account_id"),
    portal: text("portal").$type<"client" | "tech" | "admin">().notNull(),
    remember: boolean("remember").notNull(),
    createdAt: at("created_at").notNull(),
    lastUsedAt: at("last_used_at").notNull(),
    /** Unused for so long it ends. */
    idleSeconds: integer("idle_seconds").notNull(),
    /** It ends then, used or not. */
    expiresAt: at("expires_at").notNull(),
    endedAt: at("ended_at"),
    endedReason: text("ended_reason"),
    ip: text("ip"),
    userAgent: text("user_agent"),
  },
  (t) => [
    foreignKey({ name: "session_login_fk", columns: [t.loginId], foreignColumns: [login.id] }),
    uniqueIndex("session_token_key").on(t.tokenHash),
    index("session_contact_idx").on(t.contactId).where(sql`${t.endedAt} is null`),
    index("session_account_idx").on(t.accountId).where(sql`${t.endedAt} is null`),
    index("session_agent_idx").on(t.agentId).where(sql`${t.endedAt} is null`),
    index("session_expires_idx").on(t.expiresAt),
    check("session_of_one_person", sql`num_nonnulls(${t.contactId}, ${t.agentId}) = 1`),
  ],
);

/** Recent attempts by what is guarded, for example `password:ava@acme.example` or `lookup:192.0.2.1`. */
export const signInGuard = pgTable(
  "sign_in_guard",
  {
    key: text("key").primaryKey(),
    attempts: at("attempts").array().notNull().default(sql`'{}'`),
    lastAt: at("last_at").notNull(),
  },
  (t) => [index("sign_in_guard_last_idx").on(t.lastAt)],
);

/** Keys of programs (spec 93 section 2.2). The secret is kept only as a hash. */
export const apiKey = pgTable(
  "api_key",
  {
    id: uuid("id").primaryKey(),
    name: text("name").notNull(),
    kind: text("kind").$type<"global" | "legacy">().notNull(),
    secretHash: text("secret_hash").notNull(),
    /** First characters of the secret, to tell keys apart in lists. */
    hint: text("hint").notNull(),
    scopes: text("scopes").array().notNull(),
    state: text("state").$type<"active" | "disabled" | "revoked">().notNull().default("active"),
    createdAt: at("created_at").notNull(),
    createdBy: jsonb("created_by").notNull(),
    expiresAt: at("expires_at"),
    lastUsedAt: at("last_used_at"),
  },
  (t) => [
    uniqueIndex("api_key_secret_key").on(t.secretHash),
    check("api_key_state_known", sql`${t.state} in ('active', 'disabled', 'revoked')`),
    check("api_key_kind_known", sql`${t.kind} in ('global', 'legacy')`),
  ],
);

/** The code that opens the set-up page of an empty site; one row. */
export const setupCode = pgTable(
  "setup_code",
  {
    id: integer("id").primaryKey(),
    /** The code is derived from it and the site's secret, so that all processes print the same one. */
    seed: text("seed").notNull(),
    expiresAt: at("expires_at").notNull(),
  },
  (t) => [check("setup_code_single", sql`${t.id} = 1`)],
);
