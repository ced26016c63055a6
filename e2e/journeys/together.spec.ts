import { ClientPortal, TechPortal } from "../support/portals.ts";
import { expect, test } from "../support/test.ts";

test("Theo joins by invitation, and only then can Tess leave Ava", async ({ come }) => {
  const [ava, tess, theo] = await Promise.all([come("Ava"), come("Tess"), come("Theo")]);
  const client = new ClientPortal(ava.page);
  const [tessDesk, theoDesk] = [new TechPortal(tess.page), new TechPortal(theo.page)];
  await client.ring("The forming press does not find its job file");
  const tessWindow = await tessDesk.join("Ava Chen");

  await tessWindow.root.getByRole("button", { name: "More" }).click();
  await expect(tess.page.getByRole("menuitem", { name: "Leave chat" })).toBeDisabled();
  await tess.page.keyboard.press("Escape");
  await tessDesk.invite(tessWindow, "Theo Lindqvist");
  await expect(theoDesk.alert("Ava Chen")).toContainText("invitation from Tess Okafor");
  await theoDesk.alert("Ava Chen").getByRole("button", { name: "Accept" }).click();
  const theoWindow = theoDesk.window("Ava Chen");
  await expect(theoWindow.message("The forming press does not find its job file")).toHaveCount(1);
  await expect(client.window.log).toContainText("Theo joined");

  await tessWindow.choose("Leave chat");
  await expect(client.window.log).toContainText("Tess left");
  await theoWindow.say("I have the file here");
  await expect(client.window.message("I have the file here")).toHaveCount(1);
  await client.window.say("Great, thank you");
  await expect(theoWindow.message("Great, thank you")).toHaveCount(1);
});

test("Theo handles Omar's chat: Tess is told, and joins anyway", async ({ come, as }) => {
  const id = await (await as("Omar")).ring("Two screens, one picture");
  await (await as("Theo")).call(`POST /chat-sessions/${id}/join`, {});
  const tess = await come("Tess", { at: `/tech/history/${id}` });
  tess.expects(/409/);
  await tess.page.getByRole("main").getByRole("button", { name: "Join" }).click();
  const question = tess.page.getByRole("dialog", { name: "Handled by Theo Lindqvist. Join anyway?" });
  await question.getByRole("button", { name: "Join anyway" }).click();
  const window = new TechPortal(tess.page).window("Omar Haddad");
  await window.say("Let me look as well");
  await expect(window.message("Let me look as well")).toHaveCount(1);
  await expect(window.log).toContainText("You joined");
});

test("The alert shows for Tess and Theo, and goes from Theo's page when Tess joins", async ({ come }) => {
  const [tess, theo, omar] = await Promise.all([come("Tess"), come("Theo"), come("Omar")]);
  const [tessDesk, theoDesk] = [new TechPortal(tess.page), new TechPortal(theo.page)];
  await new ClientPortal(omar.page).ring("The scanner mails nothing");
  await expect(theoDesk.alert("Omar Haddad")).toBeVisible();
  await tessDesk.join("Omar Haddad");
  await expect(theoDesk.alert("Omar Haddad")).toBeHidden({ timeout: 5_000 });
  await theoDesk.show("Waiting");
  await expect(theoDesk.card("Omar Haddad")).toBeHidden();
});

test("Tess dismisses an alert in one tab, and it is silent in her other tab but not for Theo", async ({ come }) => {
  const [tess, theo, omar] = await Promise.all([come("Tess"), come("Theo"), come("Omar")]);
  const other = new TechPortal(await tess.openTab("/tech/history"));
  const [tessDesk, theoDesk] = [new TechPortal(tess.page), new TechPortal(theo.page)];
  await new ClientPortal(omar.page).ring("My mouse has a mind of its own");
  await expect(other.alert("Omar Haddad")).toBeVisible();
  await tessDesk.alert("Omar Haddad").getByRole("button", { name: "Dismiss" }).click();
  await expect(tessDesk.alert("Omar Haddad")).toBeHidden();
  await expect(other.alert("Omar Haddad")).toBeHidden();
  await expect(theoDesk.alert("Omar Haddad")).toBeVisible();
  await tess.page.reload();
  await tessDesk.show("Waiting");
  await expect(tessDesk.card("Omar Haddad")).toBeVisible();
  await expect(tessDesk.alert("Omar Haddad")).toBeHidden();
});
