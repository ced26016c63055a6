import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { testBrowser } from "./support/browser.ts";
import buildWhenMissing from "./support/build.ts";
import { type Caller, callerFor } from "./support/caller.ts";
import { type Arrival, Person } from "./support/person.ts";
import { TechPortal } from "./support/portals.ts";
import { root } from "./support/root.ts";
import { RunningSite } from "./support/site.ts";

const folder = join(root, "docs", "images");

/** Makes the pictures of the README from the demo, while Ava and Tess talk and Cleo waits: `npm run screenshots -w e2e`. */
async function main(): Promise<void> {
  buildWhenMissing();
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch(await testBrowser());
  const site = await RunningSite.open("demo");
  try {
    await takeAll(browser, site);
  } finally {
    await browser.close();
    await site.close();
  }
}

async function takeAll(browser: Browser, site: RunningSite): Promise<void> {
  const [ava, tess, cleo] = await Promise.all([
    callerFor(site.url, "Ava"),
    callerFor(site.url, "Tess"),
    callerFor(site.url, "Cleo"),
  ]);
  const present = await Person.arrive(browser, site, "Tess");
  await talk(ava, tess);
  const take = async (
    name: string,
    who: "Ava" | "Tess" | "Mia",
    how: Arrival,
    prepare?: (one: Person) => Promise<void>,
  ) => {
    const person = await Person.arrive(browser, site, who, { still: true, ...how });
    await person.page.getByRole("main").waitFor();
    await prepare?.(person);
    await person.page.waitForLoadState("networkidle");
    await person.page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
    await person.goAway();
  };
  await take("client", "Ava", {}, async ({ page }) => {
    await page.getByRole("complementary", { name: "Notifications" }).getByRole("button", { name: "Dismiss" }).click();
    await page.getByRole("region", { name: "Chat with Tess Okafor" }).getByRole("textbox").waitFor();
  });
  await take("client-phone", "Ava", { phone: true }, async ({ page }) => {
    await page
      .getByRole("button", { name: "Continue" })
      .or(page.getByRole("button", { name: /Tess Okafor/ }))
      .first()
      .click();
    await page.getByRole("region", { name: "Chat with Tess Okafor" }).getByRole("textbox").waitFor();
  });
  const atTheDesk = async ({ page }: Person) => {
    const desk = new TechPortal(page);
    // The browser of the tests knows no notifications, and says so.
    await page.getByRole("button", { name: "Put this notice away" }).click();
    await desk.show("Mine");
    await desk.card("Ava Chen").getByRole("button", { name: "Open" }).click();
    await desk.window("Ava Chen").composer.waitFor();
    await desk.show("Waiting");
    await desk.card("Cleo Marsh").waitFor();
  };
  await cleo.ring("The dictation headset records nothing since this morning");
  await take("tech", "Tess", {}, atTheDesk);
  await take("tech-dark", "Tess", { dark: true }, atTheDesk);
  const permissions = "/admin/accounts/1/permissions?open=preTicketChat&contact=1";
  await take("admin", "Mia", { at: permissions });
  await present.goAway();
}

/** A conversation worth a picture. */
async function talk(ava: Caller, tess: Caller): Promise<void> {
  const id = await ava.ring("The label printer in hall 2 prints blank labels");
  const say = (who: Caller, text: string) =>
    who.call(`POST /chat-sessions/${id}/messages`, { text, clientMessageId: crypto.randomUUID() });
  await tess.call(`POST /chat-sessions/${id}/join`, {});
  await say(tess, "Hi Ava, that sounds like the ribbon. Is the small light on the left orange or green?");
  await say(ava, "Orange, and it blinks twice");
  await say(tess, "Then it does not see the ribbon. Open the lid, turn the blue wheel towards you until it clicks.");
  await say(ava, "It clicked! The light is green now.");
  await say(tess, "Great. Please print one label, and I stay here until you hold it in your hand.");
  const { headSeq } = await tess.call<{ headSeq: number }>(`GET /chat-sessions/${id}`);
  for (const who of [ava, tess]) await who.call(`POST /chat-sessions/${id}/read`, { seq: headSeq });
}

await main();
