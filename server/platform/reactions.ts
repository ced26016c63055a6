import { type Runner, run, type TaskList } from "graphile-worker";
import type { Queryable } from "./db/index.ts";
import type { Platform } from "./platform.ts";

/** A stored event as a reaction receives it. */
export interface StoredEvent {
  id: string;
  at: Date;
  type: string;
  actor: Record<string, unknown>;
  subjectType: string;
  subjectId: string;
  accountId: number | null;
  payload: Record<string, unknown>;
}

/** What a module does, durably and once, after something happened. Runs as a job; must be idempotent. */
export interface Reaction {
  /** Unique, `module.what`. */
  name: string;
  on: readonly string[];
  react: (site: Platform, event: StoredEvent) => Promise<void>;
}

/** Repeated work, at most one running on all processes together. */
export interface Recurring {
  name: string;
  /** Five cron fields, UTC. */
  cron: string;
  run: (site: Platform) => Promise<void>;
}

export interface Reactions {
  add(reactions: readonly Reaction[]): void;
  addRecurring(recurring: Recurring): void;
  /** Enqueues the jobs of one event in the transaction that wrote it. */
  enqueue(tx: Queryable, eventId: string, type: string): Promise<void>;
  /** Starts working; the answer drains and stops. */
  start(site: Platform): Promise<() => Promise<void>>;
}

/** Reactions on graphile-worker: transactional enqueue, retries with back-off, cron (ARCHITECTURE section 4 "Jobs"). */
export function createReactions(): Reactions {
  const byType = new Map<string, Reaction[]>();
  const all = new Map<string, Reaction>();
  const recurring: Recurring[] = [];
  return {
    add(reactions) {
      for (const reaction of reactions) {
        if (all.has(reaction.name)) throw new Error(`two reactions are named ${reaction.name}`);
        all.set(reaction.name, reaction);
        for (const type of reaction.on) byType.set(type, [...(byType.get(type) ?? []), reaction]);
      }
    },
    addRecurring: (work) => recurring.push(work),
    async enqueue(tx, eventId, type) {
      for (const reaction of byType.get(type) ?? []) {
        // The key makes a second enqueue of the same pair one job.
        await tx.query("select graphile_worker.add_job('react', $1::json, job_key => $2)", [
          JSON.stringify({ reaction: reaction.name, eventId }),
          `${reaction.name}:${eventId}`,
        ]);
      }
    },
    start: (site) => startWorker(site, all, recurring),
  };
}

async function startWorker(site: Platform, all: Map<string, Reaction>, recurring: Recurring[]) {
  const taskList: TaskList = {
    react: async (payload) => {
      const { reaction, eventId } = payload as { reaction: string; eventId: string };
      await react(site, all.get(reaction), eventId);
    },
  };
  for (const work of recurring) taskList[taskOf(work)] = () => work.run(site);
  const runner: Runner = await run({
    pgPool: site.db.pool,
    taskList,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 2000,
    crontab: recurring.map((work) => `${work.cron} ${taskOf(work)}`).join("\n"),
    logger: workerLog(site),
  });
  return () => runner.stop();
}

/** graphile-worker takes no dots in the names of repeated tasks. */
const taskOf = (work: Recurring) => work.name.replaceAll(".", ":");

function workerLog(site: Platform) {
  // graphile-worker's own chatter is debugging; its errors are ours.
  const log = site.log.child({ part: "jobs" });
  return new (class {
    scope() {
      return this;
    }
    error = (message: string) => log.error(message);
    warn = (message: string) => log.warn(message);
    info = (message: string) => log.debug(message);
    debug = (message: string) => log.trace(message);
  })() as never;
}

async function react(site: Platform, reaction: Reaction | undefined, eventId: string): Promise<void> {
  if (!reaction) throw new Error("this process does not know the reaction; a newer one will take the job");
  const [row] = await site.db.query(
    `select id, at, type, actor, subject_type as "subjectType", subject_id as "subjectId", account_id as "accountId", payload
       from event where id = $1`,
    [eventId],
  );
  if (row) await reaction.react(site, row as StoredEvent);
}
