import type { ChatUser } from "@deskbell/common/chat/schemas.ts";
import type { ImportedChat } from "../modules/chat/index.ts";
import { nextWorkingDay, pastBeginnings, sameDayAt, workingDayBefore } from "./calendar.ts";
import { type Chance, createChance } from "./chance.ts";
import { access } from "./chats/access.ts";
import type { Conversation, Unanswered, Variant, WantedCallback } from "./chats/conversation.ts";
import { devices } from "./chats/devices.ts";
import { files } from "./chats/files.ts";
import { mail } from "./chats/mail.ts";
import { programs } from "./chats/programs.ts";
import { abandoned, callbacks } from "./chats/unanswered.ts";
import { fill, readScript } from "./script.ts";

export const conversations: readonly Conversation[] = [...mail, ...devices, ...access, ...files, ...programs];

type ImportedStep = ImportedChat["steps"][number];

export interface CastContact {
  user: ChatUser;
  phone: string;
}

/** Who can be in the chats. Contacts by the identifier of their account. */
export interface Cast {
  contacts: ReadonlyMap<string, readonly CastContact[]>;
  mia: ChatUser;
  tess: ChatUser;
  theo: ChatUser;
  queueId: number;
}

type Plan = { conversation: Conversation; variant: Variant } | { abandoned: Unanswered } | { callback: WantedCallback };

/** When the chats began that somebody still has to follow up: minutes ago, or working days back and time of day. */
type Began = number | readonly [days: number, time: string];
const OPEN_ABANDONED: readonly Began[] = [35, 110, 250, [1, "15:42"], [1, "09:18"], [2, "13:05"]];
const OPEN_CALLBACKS: readonly Began[] = [55, 185, [1, "16:20"], [1, "11:34"], [2, "10:07"]];

/** Contacts whose chats are given to them by name, so that their pages tell one story. */
const withChatsOfTheirOwn = new Set(
  [
    ...conversations.flatMap(({ variants }) => variants.map(([, , , who]) => who)),
    ...abandoned.map(({ who }) => who),
    ...callbacks.map(({ who }) => who),
  ].filter((who) => who !== undefined),
);

/** All past chats of the demo site, the same at every load but for the day they hang on. Oldest first; none is active. */
export function pastChats(cast: Cast, now: Date): ImportedChat[] {
  const chance = createChance(1427);
  const stage: Stage = { cast, chance, turns: new Map() };
  const closed: Plan[] = [
    ...conversations.flatMap((conversation) => conversation.variants.map((variant) => ({ conversation, variant }))),
    ...abandoned.filter(({ note }) => note).map((one) => ({ abandoned: one })),
    ...callbacks.filter(({ note }) => note).map((one) => ({ callback: one })),
  ];
  const beginnings = pastBeginnings(now, closed.length, chance);
  const began = (when: Began) =>
    typeof when === "number"
      ? new Date(now.getTime() - when * 60_000 - chance.between(0, 59) * 1000)
      : workingDayBefore(now, ...when);
  return [
    ...spread(chance.shuffled(closed)).map((plan, i) => play(stage, plan, beginnings[i]!)),
    ...abandoned
      .filter(({ note }) => !note)
      .map((one, i) => play(stage, { abandoned: one }, began(OPEN_ABANDONED[i]!))),
    ...callbacks.filter(({ note }) => !note).map((one, i) => play(stage, { callback: one }, began(OPEN_CALLBACKS[i]!))),
  ].sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
}

/** Sets the chats of named contacts at even distances over the later half, so that their pages tell of weeks, not of one day. */
function spread(plans: readonly Plan[]): Plan[] {
  const result = [...plans];
  const theirs = plans.filter(isNamed);
  theirs.toReversed().forEach((plan, i) => {
    const place = Math.floor(plans.length * (0.5 + (0.49 * (i + 1)) / theirs.length));
    const present = result.indexOf(plan);
    [result[place], result[present]] = [plan, result[place]!];
  });
  return result;
}

function isNamed(plan: Plan): boolean {
  if ("conversation" in plan) return plan.variant[3] !== undefined;
  return ("callback" in plan ? plan.callback : plan.abandoned).who !== undefined;
}

/** Who is on, whose turn it is, and what chance says. */
interface Stage {
  cast: Cast;
  chance: Chance;
  turns: Map<string, number>;
}

function play(stage: Stage, plan: Plan, startedAt: Date): ImportedChat {
  if ("conversation" in plan) return talk(stage, plan.conversation, plan.variant, startedAt);
  return "callback" in plan ? wantCall(stage, plan.callback, startedAt) : giveUp(stage, plan.abandoned, startedAt);
}

function talk(
  stage: Stage,
  conversation: Conversation,
  [account, opening, given, who]: Variant,
  day: Date,
): ImportedChat {
  const { cast, chance } = stage;
  const { user: creator } = contactOf(stage, account, [opening, ...Object.values(given ?? {})].join(" "), who);
  const { technician, second } = techniciansOf(stage);
  const slots = { me: firstName(creator), tech: firstName(technician), second: firstName(second), ...given };
  const startedAt = conversation.startsAt ? sameDayAt(day, conversation.startsAt) : day;
  const clock = createClock(startedAt);
  const waited = chance.between(9, chance.pick([38, 55, 85]));
  const steps: ImportedStep[] = [{ at: clock.after(waited), agent: technician, joins: true }];
  steps.push(...linesOf(stage, conversation.script, slots, { contact: creator, technician, second }, clock));
  const note = fill(conversation.note, slots);
  steps.push({ at: clock.after(chance.between(20, 180)), completedBy: technician, note });
  const joined = steps.flatMap((step) => ("joins" in step ? [step.agent] : []));
  for (const agent of joined) steps.push({ at: clock.after(2), leaves: agent });
  steps.push({ at: clock.after(chance.between(3, 240)), leaves: creator });
  return { creator, queueId: cast.queueId, startedAt, text: opening, steps };
}

/** The script as messages, each after the time it takes to read and write it. */
function linesOf(
  { chance }: Stage,
  script: string,
  slots: Readonly<Record<string, string>>,
  people: Record<"contact" | "technician" | "second", ChatUser>,
  clock: Clock,
): ImportedStep[] {
  const steps: ImportedStep[] = [];
  let secondIsHere = false;
  for (const line of readScript(script)) {
    if ("pauseMinutes" in line) {
      clock.after(line.pauseMinutes * 60 + chance.between(0, 59));
      continue;
    }
    if (line.by === "second" && !secondIsHere) {
      steps.push({ at: clock.after(chance.between(40, 110)), agent: people.second, joins: true });
      secondIsHere = true;
    }
    const text = fill(line.text, slots);
    steps.push({ at: clock.after(chance.between(5, 18) + text.length / 6), from: people[line.by], text });
  }
  return steps;
}

function giveUp(stage: Stage, one: Unanswered, startedAt: Date): ImportedChat {
  const waiting = wait(stage, one, startedAt);
  const { user } = waiting.contact;
  waiting.steps.push({ at: waiting.clock.after(stage.chance.between(70, 400)), leaves: user });
  return followUp(stage, one, waiting);
}

function wantCall(stage: Stage, one: WantedCallback, startedAt: Date): ImportedChat {
  const waiting = wait(stage, one, startedAt);
  const { phone } = waiting.contact;
  const calledBack = {
    type: one.way,
    ...(one.way === "phone" ? { phone, phoneText: phone } : {}),
    ...(one.wish ? { note: one.wish } : {}),
    ...(one.hours ? { preferredTime: [nextWorkingDay(startedAt, one.hours)] } : {}),
  };
  waiting.steps.push({ at: waiting.clock.after(stage.chance.between(45, 150)), calledBack });
  return followUp(stage, one, waiting);
}

interface Waiting {
  contact: CastContact;
  startedAt: Date;
  clock: Clock;
  steps: ImportedStep[];
}

function wait(stage: Stage, { account, who, opening, added }: Unanswered, startedAt: Date): Waiting {
  const contact = contactOf(stage, account, opening, who);
  const clock = createClock(startedAt);
  const at = () => clock.after(stage.chance.between(15, 50));
  return { contact, startedAt, clock, steps: added ? [{ at: at(), from: contact.user, text: added }] : [] };
}

function followUp(stage: Stage, { opening, note }: Unanswered, { contact, startedAt, clock, steps }: Waiting) {
  const { technician } = techniciansOf(stage);
  const slots = { me: firstName(contact.user), tech: firstName(technician) };
  if (note) {
    const at = clock.after(stage.chance.between(8, 95) * 60);
    steps.push({ at, completedBy: technician, note: fill(note, slots) });
  }
  return { creator: contact.user, queueId: stage.cast.queueId, startedAt, text: opening, steps };
}

/** Whose chat it is: who is named for it, else the account's other contacts in turn, without those whom the text names. */
function contactOf({ cast, turns }: Stage, account: string, text: string, who?: string): CastContact {
  const everybody = cast.contacts.get(account)!;
  const named = everybody.find(({ user }) => user.name === who);
  if (named) return named;
  const people = everybody.filter(({ user }) => !withChatsOfTheirOwn.has(user.name));
  for (let tries = 0; tries < people.length; tries++) {
    const turn = turns.get(account) ?? 0;
    turns.set(account, turn + 1);
    const person = people[turn % people.length]!;
    if (!text.includes(firstName(person.user))) return person;
  }
  throw new Error(`everybody of ${account} is named in: ${text}`);
}

function techniciansOf({ cast, chance }: Stage) {
  const technician = chance.pick([cast.tess, cast.tess, cast.tess, cast.theo, cast.theo, cast.mia]);
  return { technician, second: technician === cast.theo ? cast.tess : cast.theo };
}

type Clock = ReturnType<typeof createClock>;

function createClock(start: Date) {
  let now = start.getTime();
  return {
    after(seconds: number): Date {
      now += Math.round(seconds * 1000);
      return new Date(now);
    },
  };
}

function firstName({ name }: ChatUser): string {
  return name.split(" ")[0]!;
}
