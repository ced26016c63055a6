import { isDeepStrictEqual } from "node:util";
import { type Actor, actorRef } from "../actor.ts";
import type { Queryable } from "../db/index.ts";
import { uuidv7 } from "../ids.ts";
import type { Realtime } from "../realtime/index.ts";
import { type DomainEvent, eventActor, type Write } from "../write.ts";
import { createScopeCache } from "./cache.ts";
import { effective, type ScopeRef, scopeName, scopesOf, steps, winner } from "./cascade.ts";
import type { Declaration, Scope, SettingChange, Settings } from "./index.ts";
import { createRegistry, type Registry } from "./registry.ts";
import { currentValues, lockCascade, readScopes, storeValues } from "./store.ts";

const TOPIC = "settings";
/** Frames between processes are small: a bulk change is told in pieces. */
const CHANGES_A_FRAME = 50;

type Named = { key: string; scope: Scope; scopeId: number };
type Told = { from: string; changes: Named[] };

export interface SettingsOptions {
  db: Queryable;
  /** Accept the wider schemas of test mode (spec 00 section 7). */
  testMode?: boolean;
  /** How long a change may stay unseen when its broadcast was lost; below 5 s (spec 60 section 4.1). */
  maxAgeMs?: number;
}

/** The settings cascade of one site in this process (ARCHITECTURE section 4 "Settings cascade"). */
export function createSettings({ db, testMode = false, maxAgeMs = 4000 }: SettingsOptions): Settings {
  const registry = createRegistry(testMode);
  const cache = createScopeCache((scopes) => readValid(db, registry, scopes), { maxAgeMs, limit: 50_000 });
  const news = createNews((changes) => cache.drop(changes));

  const settings: Settings = {
    declare: (...declarations) => registry.add(declarations),
    declarations: (kind) => registry.all().filter((declaration) => !kind || declaration.kind === kind),
    async get(declaration, place) {
      const chain = scopesOf(place);
      return effective(declaration, chain, await cache.get(chain));
    },
    async getMany(declarations, place) {
      const chain = scopesOf(place);
      const values = await cache.get(chain);
      return Object.fromEntries(declarations.map((d) => [d.key, effective(d, chain, values)]));
    },
    async explain<T>(declaration: Declaration<T>, place = {}) {
      const chain = scopesOf(place);
      const said = steps(declaration, chain, await cache.get(chain));
      return { ...winner(said), steps: said };
    },
    async at(scope, scopeId, from = db) {
      const found = await readValid(from, registry, [{ scope, scopeId }]);
      return Object.fromEntries(found.get(scopeName({ scope, scopeId }))!);
    },
    lock: lockCascade,
    set: async (w, actor, key, scope, scopeId, value) =>
      (await settings.setMany(w, actor, [{ key, scope, scopeId, value }])).length > 0,
    async setMany(w, actor, changes) {
      const real = await applyChanges(w, actor, registry, changes);
      if (real.length > 0) w.afterCommit(() => news.committed(real));
      return real;
    },
    onChange: news.onChange,
    connect: news.connect,
  };
  return settings;
}

async function readValid(db: Queryable, registry: Registry, scopes: readonly ScopeRef[]) {
  const found = await readScopes(db, scopes);
  return new Map([...found].map(([name, values]) => [name, registry.valid(values)]));
}

/** Carries committed changes to this process's cache and listeners at once, and to the other processes. */
function createNews(drop: (changes: readonly Named[]) => void) {
  const me = uuidv7();
  const listeners: ((change: Named) => void)[] = [];
  let tell: (told: Told) => void = () => {};

  function hear(changes: readonly Named[]): void {
    drop(changes);
    for (const change of changes) for (const listener of listeners) listener(change);
  }

  return {
    committed(changes: readonly SettingChange[]): void {
      const named = changes.map(({ key, scope, scopeId }) => ({ key, scope, scopeId }));
      hear(named);
      for (let i = 0; i < named.length; i += CHANGES_A_FRAME) {
        tell({ from: me, changes: named.slice(i, i + CHANGES_A_FRAME) });
      }
    },
    onChange: (listener: (change: Named) => void): void => {
      listeners.push(listener);
    },
    connect: (realtime: Pick<Realtime, "broadcast" | "onBroadcast">): void => {
      tell = (told) => realtime.broadcast(TOPIC, told);
      realtime.onBroadcast(TOPIC, (payload) => {
        const told = payload as Told;
        if (told.from !== me) hear(told.changes);
      });
    },
  };
}

async function applyChanges(
  w: Write,
  actor: Actor,
  registry: Registry,
  changes: readonly SettingChange[],
): Promise<SettingChange[]> {
  const wanted = registry.parse(changes);
  if (wanted.length === 0) return [];
  await lockCascade(w);
  const before = await currentValues(w, wanted);
  const real = wanted
    .map((change, i) => ({ change, from: before[i] === undefined ? null : before[i] }))
    .filter(({ change, from }) => !isDeepStrictEqual(change.value, from));
  const realChanges = real.map(({ change }) => change);
  await storeValues(w, realChanges, setterOf(actor), w.now);
  const kinds = new Map(registry.all().map(({ key, kind }) => [key, kind]));
  await w.emit(
    actor,
    real.map(({ change, from }) => eventOf(change, from, kinds.get(change.key)!)),
  );
  return realChanges;
}

/** Who set a value, as shown beside it: the real person when they act as somebody else. */
function setterOf(actor: Actor): Record<string, unknown> {
  if ("impersonatedBy" in actor && actor.impersonatedBy) {
    return { kind: "agent", ...actor.impersonatedBy, onBehalfOf: actorRef(actor) };
  }
  return eventActor(actor);
}

/** The events of spec 05 section 6. */
function eventOf(change: SettingChange, from: unknown, kind: Declaration["kind"]): DomainEvent {
  const { key, scope, scopeId, value: to } = change;
  const account = change.accountId ?? (scope === "account" ? scopeId : null);
  return kind === "permission"
    ? { type: "permission.changed", subject: { type: scope, id: scopeId }, account, payload: { key, from, to } }
    : {
        type: "settings.changed",
        subject: { type: "setting", id: key },
        account,
        payload: { key, from, to, scope, scopeId },
      };
}
