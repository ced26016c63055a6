import { type Browser, test as base } from "@playwright/test";
import { type Caller, callerFor } from "./caller.ts";
import type { Who } from "./people.ts";
import { type Arrival, Person } from "./person.ts";
import { RunningSite } from "./site.ts";
import { tidy } from "./tidy.ts";

export { expect } from "@playwright/test";

type OfTest = {
  /** Somebody comes to the site in a browser of their own; the test fails on whatever their browser complains about. */
  come: (who: Who, how?: Arrival) => Promise<Person>;
  /** Mia sets a setting of the site until the test is over. */
  setting: (key: string, value: unknown) => Promise<void>;
};

type OfWorker = {
  site: RunningSite;
  /** Somebody who speaks to the site without a browser. */
  as: (who: Who) => Promise<Caller>;
};

/** Playwright's `test` with the demo site, its people, and a site that is left as it was found. */
export const test = base.extend<OfTest & { tidied: undefined }, OfWorker>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern
    async ({}, use) => {
      const site = await RunningSite.open("demo");
      await use(site);
      await site.close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  as: [
    async ({ site }, use) => {
      const callers = new Map<Who, Promise<Caller>>();
      await use((who) => {
        const caller = callers.get(who) ?? callerFor(site.url, who);
        callers.set(who, caller);
        return caller;
      });
    },
    { scope: "worker" },
  ],
  tidied: [
    async ({ as }, use) => {
      const began = new Date();
      await use(undefined);
      await tidy(as, began);
    },
    { auto: true },
  ],
  setting: async ({ as }, use) => {
    const mia = await as("Mia");
    const changed = new Set<string>();
    await use(async (key, value) => {
      changed.add(key);
      await mia.set(key, value);
    });
    for (const key of changed) await mia.set(key, null);
  },
  come: async ({ browser, site, tidied: _ }, use, info) => {
    const came: Person[] = [];
    await use(async (who, how) => {
      const person = await Person.arrive(browser as Browser, site, who, how);
      came.push(person);
      return person;
    });
    const failed = info.status !== info.expectedStatus;
    for (const person of came) await person.goAway(failed ? info : undefined);
    const complaints = came.flatMap((person) => person.complaints);
    if (!failed && complaints.length > 0) throw new Error(`The browser complained:\n${complaints.join("\n")}`);
  },
});
