import type { z } from "zod";
import type { Actor } from "../actor.ts";
import type { Queryable } from "../db/index.ts";
import type { Realtime } from "../realtime/index.ts";
import type { Write } from "../write.ts";

export { createSettings, type SettingsOptions } from "./create.ts";
export { valuePointer } from "./registry.ts";

export type Scope = "site" | "account" | "group" | "contact";

/** A setting or permission, declared once by the module that obeys it (ARCHITECTURE section 4 "Settings cascade"). */
export interface Declaration<T = unknown> {
  key: string;
  kind: "setting" | "permission";
  /** Heading under which the admin portal lists it, for example `chat`. */
  group: string;
  schema: z.ZodType<T>;
  default: T;
  scopes: readonly Scope[];
  /** In test mode the schema may be wider (spec 00 section 7). */
  testSchema?: z.ZodType<T>;
  /** Shown in admin pages; the portals translate by key and fall back to this. */
  title: string;
  description: string;
  unit?: string;
  /** What an agent needs to change it (spec 60 section 6.1); `settings.system` when absent. */
  capability?: SettingCapability;
}

/** Client-facing settings are an administrator's, all others the master administrator's. */
export type SettingCapability = "settings.client" | "settings.system";

/** Where a value is asked for. The nearest scope that says anything wins: contact, group, account, site, default. */
export interface Place {
  contactId?: number;
  groupId?: number;
  accountId?: number;
}

export interface Origin<T = unknown> {
  value: T;
  source: Scope | "default";
  setBy?: { kind: string; id?: number | string; name?: string };
  setAt?: string;
}

/** One value to set at one scope; null resets to inherit. `accountId` goes into the event where the scope has an account. */
export interface SettingChange {
  key: string;
  scope: Scope;
  /** 0 for the site. */
  scopeId: number;
  value: unknown;
  accountId?: number | null;
  /** Where the value stands in the request, for field errors; `/value` when absent. */
  pointer?: string;
}

/** A value as it was set at one scope. */
export interface SetValue {
  value: unknown;
  setBy: { kind: string; id?: number | string; name?: string };
  setAt: string;
}

export interface CascadeStep<T = unknown> {
  scope: Scope | "default";
  /** null: nothing is said here. */
  value: T | null;
  setBy?: SetValue["setBy"];
  setAt?: string;
}

export interface Settings {
  /** Registers declarations; throws when a key is declared twice. */
  declare(...declarations: readonly Declaration[]): void;
  declarations(kind?: "setting" | "permission"): Declaration[];
  /** Effective value, from a cache that every process drops within moments of a change, and that is never older than 5 s. */
  get<T>(declaration: Declaration<T>, place?: Place): Promise<T>;
  /** Effective values of many declarations at one place, by key; at most one query. */
  getMany(declarations: readonly Declaration[], place?: Place): Promise<Record<string, unknown>>;
  /** Effective value with its origin and every step of the cascade, nearest first. */
  explain<T>(declaration: Declaration<T>, place: Place): Promise<Origin<T> & { steps: CascadeStep<T>[] }>;
  /** All declared values of one scope as they were set there, straight from the database (or the given transaction). */
  at(scope: Scope, scopeId: number, from?: Queryable): Promise<Record<string, SetValue>>;
  /**
   * Sets (or with null resets to inherit) a value; validates, refuses unknown keys and scopes the declaration does not name
   * with 422, writes `settings.changed` or `permission.changed` only when the value really changes, tells all processes.
   */
  set(w: Write, actor: Actor, key: string, scope: Scope, scopeId: number, value: unknown): Promise<boolean>;
  /** The same for many values in few statements; answers the changes that were real. Refuses all when one is not valid. */
  setMany(w: Write, actor: Actor, changes: readonly SettingChange[]): Promise<SettingChange[]>;
  /** Holds other writers of settings off until the end of the transaction, for a check before `set`. */
  lock(w: Write): Promise<void>;
  /** Called in every process after a change was committed; at most once a change, and not for one whose broadcast was lost. */
  onChange(listener: (change: { key: string; scope: Scope; scopeId: number }) => void): void;
  /** Joins the processes of the site: changes are told through `realtime` from now on. */
  connect(realtime: Pick<Realtime, "broadcast" | "onBroadcast">): void;
}
