import type { Person } from "../support/person.ts";
import { type ChatWindow, ClientPortal, TechPortal } from "../support/portals.ts";
import { expect, test } from "../support/test.ts";

type Come = (who: "Ava" | "Tess") => Promise<Person>;

/** Ava and Tess in a chat that is handled. */
async function talking(come: Come) {
  const [ava, tess] = await Promise.all([come("Ava"), come("Tess")]);
  const client = new ClientPortal(ava.page);
  await client.ring("The stock list does not open");
  const desk = await new TechPortal(tess.page).join("Ava Chen");
  await expect(client.window.log).toContainText("Tess joined");
  return { ava, tess, client, hers: client.window, desk };
}

/** Everybody's window shows each of these once, and those of one author in the order they were written. */
async function expectOnce(windows: ChatWindow[], ...authors: string[][]): Promise<void> {
  for (const window of windows) {
    for (const text of authors.flat()) await expect(window.message(text)).toHaveCount(1, { timeout: 40_000 });
    for (const texts of authors) expect(await window.order(...texts)).toEqual(texts);
  }
  const [one, ...others] = await Promise.all(windows.map((window) => window.order(...authors.flat())));
  for (const other of others) expect(other).toEqual(one);
}

test("Ava reloads in the middle of a sentence and finds it again", async ({ come }) => {
  const { ava, tess, hers, desk } = await talking(come);
  await hers.composer.pressSequentially("It says the file is lo");
  await desk.composer.pressSequentially("Is it the li");
  await Promise.all([ava.page.reload(), tess.page.reload()]);
  await expect(hers.composer).toHaveValue("It says the file is lo");
  await expect(desk.composer).toHaveValue("Is it the li");
  await expect(hers.message("The stock list does not open")).toHaveCount(1);
  await hers.composer.press("End");
  await hers.composer.pressSequentially("cked");
  await hers.composer.press("Enter");
  await expect(desk.message("It says the file is locked")).toHaveCount(1);
});

test("Ava's second tab shows the same chat, and what she writes in one is once in both", async ({ come }) => {
  const { ava, hers, desk } = await talking(come);
  const second = new ClientPortal(await ava.openTab("/portal/support")).window;
  await expect(second.message("The stock list does not open")).toHaveCount(1);
  await second.say("I am in the second tab now");
  await hers.say("And in the first");
  await desk.say("I see both");
  await expectOnce([hers, second, desk], ["I am in the second tab now", "And in the first"], ["I see both"]);
});

test("The line breaks while Ava and Tess write: all of it waits, and is there once when the line is back", async ({
  come,
  site,
}) => {
  const { ava, tess, hers, desk } = await talking(come);
  for (const person of [ava, tess]) person.expects(/ERR_|WebSocket|Failed to load/);
  await hers.composer.pressSequentially("It is the li");
  site.network.cut();
  await hers.composer.pressSequentially("st of hall 2");
  await hers.composer.press("Enter");
  await hers.say("And the one of hall 3");
  await desk.say("Who else has it open?");
  await expect(hers.log).toContainText("Sending");
  await expect(hers.message("It is the list of hall 2")).toHaveCount(1);
  await expect(ava.page.getByText("Connection lost")).toBeVisible();
  await expect(tess.page.getByText("Connection lost")).toBeVisible();
  site.network.restore();
  await expectOnce([hers, desk], ["It is the list of hall 2", "And the one of hall 3"], ["Who else has it open?"]);
  await expect(hers.log).not.toContainText("Sending");
  await expect(ava.page.getByText("Connection lost")).toBeHidden({ timeout: 40_000 });
});

test("Ava's network goes dead without a word: her message still arrives, once", async ({ come, site }) => {
  const { ava, hers, desk } = await talking(come);
  ava.expects(/ERR_|Failed to load/);
  await ava.context.setOffline(true);
  await hers.say("Written on the train");
  await hers.say("In the tunnel");
  await expect(hers.log).toContainText("Sending");
  site.network.stall();
  await ava.context.setOffline(false);
  site.network.restore();
  await expectOnce([hers, desk], ["Written on the train", "In the tunnel"]);
});

test("Ava's session ends while she writes: she signs in again, and nothing is lost", async ({ come }) => {
  const { ava, hers, desk } = await talking(come);
  ava.expects(/401/);
  await hers.composer.fill("This must not get lost");
  await ava.context.clearCookies();
  await hers.composer.press("Enter");
  await signInAgain(ava);
  await expectOnce([hers, desk], ["This must not get lost"]);

  await hers.composer.pressSequentially("Nor this ha");
  await ava.context.clearCookies();
  await ava.page.reload();
  await signInAgain(ava);
  await expect(hers.composer).toHaveValue("Nor this ha");
  await hers.composer.press("End");
  await hers.composer.pressSequentially("lf sentence");
  await hers.composer.press("Enter");
  await expectOnce([hers, desk], ["This must not get lost", "Nor this half sentence"]);
});

async function signInAgain({ page }: Person): Promise<void> {
  await page.getByLabel("E-mail").fill("ava@acme.example");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("textbox", { name: "Password" }).fill("deskbell-demo");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/portal\/$/);
}

test("The server is killed while both write: nothing is lost and nothing comes twice", async ({ come, site }) => {
  const { ava, tess, hers, desk } = await talking(come);
  for (const person of [ava, tess]) person.expects(/ERR_|WebSocket|Failed to load|50[234]/);
  const write = async (window: ChatWindow, texts: string[]) => {
    for (const text of texts) await window.say(text);
  };
  const of = (name: string) => Array.from({ length: 6 }, (_, i) => `${name} says ${i + 1}`);
  const [avas, tesses] = [of("Ava"), of("Tess")];
  await Promise.all([write(hers, avas.slice(0, 3)), write(desk, tesses.slice(0, 3)), site.kill()]);
  await Promise.all([write(hers, avas.slice(3)), write(desk, tesses.slice(3)), site.start()]);
  await expectOnce([hers, desk], avas, tesses);
  await Promise.all([ava.page.reload(), tess.page.reload()]);
  await expectOnce([hers, desk], avas, tesses);
});
