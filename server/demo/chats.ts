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

/** All past chats of the demo site, the same at every load but for the day they hang on. Oldest first; none is active. */
export function pastChats(cast: Cast, now: Date): ImportedChat[] {
  const chance = createChance(1427);
  const stage = createStage(cast, chance);
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
    ...chance.shuffled(closed).map((plan, i) => stage.play(plan, beginnings[i]!)),
    ...abandoned.filter(({ note }) => !note).map((one, i) => stage.play({ abandoned: one }, began(OPEN_ABANDONED[i]!))),
    ...callbacks.filter(({ note }) => !note).map((one, i) => stage.play({ callback: one }, began(OPEN_CALLBACKS[i]!))),
  ].sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
}

function createStage(cast: Cast, chance: Chance) {
  const turns = new Map<string, number>();

  /** Takes turns among an account's contacts, without those whom the text names. */
  function contactOf(account: string, text: string) {
    const people = cast.contacts.get(account)!;
    for (let tries = 0; tries < people.length; tries++) {
      const turn = turns.get(account) ?? 0;
      turns.set(account, turn + 1);
      const person = people[turn % people.length]!;
      if (!text.includes(firstName(person.user))) return person;
    }
    throw new Error(`everybody of ${account} is named in: ${text}`);
  }

  function technicians() {
    const technician = chance.pick([cast.tess, cast.tess, cast.tess, cast.theo, cast.theo, cast.mia]);
    return { technician, second: technician === cast.theo ? cast.tess : cast.theo };
  }

  return {
    play(plan: Plan, startedAt: Date): ImportedChat {
      if ("conversation" in plan) return talk(plan.conversation, plan.variant, startedAt);
      return "callback" in plan ? wantCall(plan.callback, startedAt) : giveUp(plan.abandoned, startedAt);
    },
  };

  function talk({ script, note, startsAt: time }: Conversation, [account, opening, given]: Variant, day: Date) {
    const { user: creator } = contactOf(account, [opening, ...Object.values(given ?? {})].join(" "));
    const { technician, second } = technicians();
    const slots = { me: firstName(creator), tech: firstName(technician), second: firstName(second), ...given };
    const startedAt = time ? sameDayAt(day, time) : day;
    const clock = createClock(startedAt);
    const steps: ImportedStep[] = [
      { at: clock.after(chance.between(9, chance.pick([38, 55, 85]))), agent: technician, joins: true },
    ];
    const people = { contact: creator, technician, second };
    let secondIsHere = false;
    for (const line of readScript(script)) {
      if ("pauseMinutes" in line) {
        clock.after(line.pauseMinutes * 60 + chance.between(0, 59));
        continue;
      }
      if (line.by === "second" && !secondIsHere) {
        steps.push({ at: clock.after(chance.between(40, 110)), agent: second, joins: true });
        secondIsHere = true;
      }
      const text = fill(line.text, slots);
      steps.push({ at: clock.after(chance.between(5, 18) + text.length / 6), from: people[line.by], text });
    }
    steps.push({ at: clock.after(chance.between(20, 180)), completedBy: technician, note: fill(note, slots) });
    steps.push({ at: clock.after(2), leaves: technician });
    if (secondIsHere) steps.push({ at: clock.after(4), leaves: second });
    steps.push({ at: clock.after(chance.between(3, 240)), leaves: creator });
    return { creator, queueId: cast.queueId, startedAt, text: opening, steps };
  }

  function giveUp(one: Unanswered, startedAt: Date): ImportedChat {
    const { creator, clock, steps } = wait(one, startedAt);
    steps.push({ at: clock.after(chance.between(70, 400)), leaves: creator });
    return followedUp(one, creator, startedAt, clock, steps);
  }

  function wantCall(one: WantedCallback, startedAt: Date): ImportedChat {
    const { creator, phone, clock, steps } = wait(one, startedAt);
    const calledBack = {
      type: one.way,
      ...(one.way === "phone" ? { phone, phoneText: phone } : {}),
      ...(one.wish ? { note: one.wish } : {}),
      ...(one.hours ? { preferredTime: [nextWorkingDay(startedAt, one.hours)] } : {}),
    };
    steps.push({ at: clock.after(chance.between(45, 150)), calledBack });
    return followedUp(one, creator, startedAt, clock, steps);
  }

  function wait(one: Unanswered, startedAt: Date) {
    const { user: creator, phone } = contactOf(one.account, one.opening);
    const clock = createClock(startedAt);
    const steps: ImportedStep[] = [];
    if (one.added) steps.push({ at: clock.after(chance.between(15, 50)), from: creator, text: one.added });
    return { creator, phone, clock, steps };
  }

  function followedUp(
    { opening, note }: Unanswered,
    creator: ChatUser,
    startedAt: Date,
    clock: ReturnType<typeof createClock>,
    steps: ImportedStep[],
  ): ImportedChat {
    const { technician } = technicians();
    const slots = { me: firstName(creator), tech: firstName(technician) };
    if (note)
      steps.push({ at: clock.after(chance.between(8, 95) * 60), completedBy: technician, note: fill(note, slots) });
    return { creator, queueId: cast.queueId, startedAt, text: opening, steps };
  }
}

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
