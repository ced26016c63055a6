/** What a window showed at one moment: the run of the log that it held, and the entries as they stood in it. */
export interface Glimpse {
  log: readonly { seq: number; id: string }[];
  entries: readonly string[];
}

/** Everything one page showed of one chat, in the order of time, and how it ended. */
export interface Window {
  page: string;
  sid: string;
  glimpses: Glimpse[];
  /** Status as the page showed it at the end; undefined for a page that was closed before. */
  end?: State;
}

export interface State {
  status: string;
  headSeq: number;
  userIds: readonly string[];
}

export interface Sent {
  /** Page or, for tabs of one browser, the tab. Messages of one are in order. */
  by: string;
  text: string;
}

export interface Ack {
  by: string;
  sid: string;
  seq: number;
  id: string;
  text: string | null;
}

/** One chat as the database has it at the end. */
export interface Truth {
  sid: string;
  /** The words that it was opened with. */
  opening: string | null;
  state: State;
  log: readonly { seq: number; id: string; kind: string; text: string | null }[];
}

export interface History {
  windows: readonly Window[];
  sent: readonly Sent[];
  acks: readonly Ack[];
  /** Texts that the server refused and that are still in front of their author. */
  refused: ReadonlySet<string>;
  truth: readonly Truth[];
}

/**
 * Compares what people saw and were told with the database (spec 10 D-1 to D-9). Answers every fault in a sentence: a hole,
 * something shown twice or moved, an acknowledgement that is not in the log, a message that is lost, doubled or out of
 * order, a window that ended otherwise than the database.
 */
export function findFaults(history: History): string[] {
  const truth = new Map(history.truth.map((chat) => [chat.sid, chat]));
  return [
    ...history.truth.flatMap(logFaults),
    ...history.windows.flatMap((window) => windowFaults(window, truth.get(window.sid))),
    ...history.acks.flatMap((ack) => ackFaults(ack, truth.get(ack.sid))),
    ...messageFaults(history),
  ];
}

function logFaults({ sid, state, log }: Truth): string[] {
  const faults: string[] = [];
  if (log.some(({ seq }, i) => seq !== i + 1)) faults.push(`the log of ${sid} is not numbered from 1 without a hole`);
  if (log.length !== state.headSeq)
    faults.push(`the head of ${sid} is ${state.headSeq}, its log ends at ${log.length}`);
  return faults;
}

function windowFaults({ page, sid, glimpses, end }: Window, truth: Truth | undefined): string[] {
  const where = `${page}, ${sid}`;
  if (!truth) return [`${where}: the database has no such chat`];
  const faults: string[] = [];
  let before: Glimpse = { log: [], entries: [] };
  for (const [i, glimpse] of glimpses.entries()) {
    const what = glimpseFault(glimpse, truth) ?? changeFault(before, glimpse);
    if (what) faults.push(`${where}, view ${i + 1}: ${what}`);
    before = glimpse;
  }
  if (end && JSON.stringify(end) !== JSON.stringify(truth.state)) {
    faults.push(`${where}: ended as ${JSON.stringify(end)}, the database has ${JSON.stringify(truth.state)}`);
  }
  if (end && (before.log.at(-1)?.seq ?? 0) !== truth.state.headSeq) {
    faults.push(`${where}: shows up to ${before.log.at(-1)?.seq}, the log ends at ${truth.state.headSeq}`);
  }
  return faults;
}

function glimpseFault({ log, entries }: Glimpse, truth: Truth): string | undefined {
  for (const [i, { seq, id }] of log.entries()) {
    if (i > 0 && seq !== log[i - 1]!.seq + 1) return `${seq} came right after ${log[i - 1]!.seq}`;
    if (truth.log[seq - 1]?.id !== id) return `${seq} is not what the database has there`;
  }
  const twice = entries.find((entry, i) => entries.indexOf(entry) !== i);
  return twice && `${twice} is shown twice`;
}

/** What was shown stays, and stays in its order; new things may come between. */
function changeFault(before: Glimpse, now: Glimpse): string | undefined {
  const [first, last] = [before.log[0], before.log.at(-1)];
  if (first && last && (now.log.length === 0 || now.log[0]!.seq > first.seq || now.log.at(-1)!.seq < last.seq)) {
    return `${first.seq} to ${last.seq} were shown, now ${now.log[0]?.seq} to ${now.log.at(-1)?.seq}`;
  }
  const place = new Map(now.entries.map((entry, i) => [entry, i]));
  let reached = -1;
  for (const entry of before.entries) {
    const at = place.get(entry);
    if (at === undefined) continue;
    if (at < reached) return `${entry} has moved`;
    reached = at;
  }
  return undefined;
}

function ackFaults({ by, sid, seq, id, text }: Ack, truth: Truth | undefined): string[] {
  const kept = truth?.log[seq - 1];
  return kept?.id === id && kept.text === text ? [] : [`${by} was told that ${sid} has ${text} at ${seq}; it has not`];
}

function messageFaults({ sent, refused, truth }: History): string[] {
  const faults: string[] = [];
  const places = new Map<string, { sid: string; seq: number }[]>();
  for (const { sid, opening, log } of truth) {
    if (opening !== null) places.set(opening, [...(places.get(opening) ?? []), { sid, seq: 0 }]);
    for (const { seq, kind, text } of log) {
      if (kind === "message" && text !== null) places.set(text, [...(places.get(text) ?? []), { sid, seq }]);
    }
  }
  const last = new Map<string, number>();
  for (const { by, text } of sent) {
    const found = places.get(text) ?? [];
    places.delete(text);
    const wanted = refused.has(text) ? 0 : 1;
    if (found.length !== wanted) faults.push(`${text} is ${found.length} times in the log, not ${wanted} times`);
    for (const { sid, seq } of found) {
      const line = `${by} ${sid}`;
      if (seq < (last.get(line) ?? 0)) faults.push(`${text} stands before what its author sent earlier`);
      last.set(line, seq);
    }
  }
  for (const text of places.keys()) faults.push(`${text} is in the log and nobody sent it`);
  return faults;
}
