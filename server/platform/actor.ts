/** Who asks. Every command and query receives one; routes declare which kinds they admit (ARCHITECTURE section 4). */
export interface AccountOf {
  id: number;
  name: string;
  identifier: string;
}

export interface ContactActor {
  kind: "contact";
  id: number;
  name: string;
  email: string;
  account: AccountOf;
  /** Effective feature and permission values by key (spec 60 section 4.2). */
  features: Readonly<Record<string, boolean>>;
  sessionId: string;
  impersonatedBy?: { id: number; name: string };
}

export type AgentRole = "restricted" | "member" | "advanced" | "admin" | "master_admin";

export interface AgentActor {
  kind: "agent";
  id: number;
  name: string;
  email: string;
  role: AgentRole;
  techPortalAccess: boolean;
  chatEnabled: boolean;
  /** Lists of ids the agent is restricted to; null is no restriction (spec 60 section 6.4). */
  access: {
    queues: readonly number[] | null;
    accounts: readonly number[] | null;
    categories: readonly number[] | null;
  };
  sessionId: string;
  impersonatedBy?: { id: number; name: string };
}

export interface ApiKeyActor {
  kind: "api_key";
  id: string;
  name: string;
  scopes: readonly string[];
}

export interface SystemActor {
  kind: "system";
  name: string;
}

export interface AnonymousActor {
  kind: "anonymous";
}

export type Actor = ContactActor | AgentActor | ApiKeyActor | SystemActor | AnonymousActor;
export type ActorKind = Actor["kind"];
export type PersonActor = ContactActor | AgentActor;

export const anonymous: AnonymousActor = { kind: "anonymous" };
export const system: SystemActor = { kind: "system", name: "Deskbell" };

/** Short stable name of an actor for logs, caches and rate limits, for example `contact:12`. */
export function actorRef(actor: Actor): string {
  return actor.kind === "anonymous" ? "anonymous" : `${actor.kind}:${"id" in actor ? actor.id : actor.name}`;
}
