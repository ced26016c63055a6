import { TechPortal } from "../support/portals.ts";
import { expect, test } from "../support/test.ts";

test("Tess finds a past chat by filter and by search, reads it and corrects her closing note", async ({ come, as }) => {
  const [omar, tessAlone] = [await as("Omar"), await as("Tess")];
  const id = await omar.ring("The plotter draws only in magenta");
  await tessAlone.call(`POST /chat-sessions/${id}/join`, {});
  const message = { text: "Did somebody change the inks?", clientMessageId: crypto.randomUUID() };
  await tessAlone.call(`POST /chat-sessions/${id}/messages`, message);
  await tessAlone.call(`POST /chat-sessions/${id}/complete`, { note: "Inks swaped" });

  const tess = await come("Tess", { at: "/tech/history" });
  const { page } = tess;
  const rows = page.getByRole("main").getByRole("listitem");
  await expect(page.getByRole("heading", { name: "Chat history", level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "Any status" }).click();
  await page.getByRole("option", { name: "Completed" }).click();
  await expect(page.getByRole("status").filter({ hasText: /completed chats/ })).toBeVisible();
  await page.getByRole("button", { name: "Account", exact: true }).click();
  await page.getByRole("option", { name: "Acme Manufacturing" }).click();
  await page.getByRole("button", { name: "Contact", exact: true }).click();
  await page.getByRole("option", { name: "Omar Haddad" }).click();
  await expect(rows.filter({ hasNotText: "Omar Haddad" })).toHaveCount(0);
  await expect(page).toHaveURL(/contact=/);
  const search = page.getByRole("searchbox", { name: "Search names, messages, notes" });
  await search.fill("magenta");
  await expect(rows).toHaveCount(1);
  await search.fill("nobody ever wrote this");
  await expect(page.getByText("No chat matches")).toBeVisible();
  await page.getByRole("button", { name: "Remove filters" }).click();
  await search.fill("change the inks");
  await rows.getByRole("link", { name: /plotter draws only in magenta/ }).click();

  const transcript = page.getByRole("region", { name: "Transcript" });
  await expect(transcript).toContainText("Did somebody change the inks?");
  const facts = page.getByRole("complementary", { name: "Facts" });
  await expect(facts).toContainText("Inks swaped");
  await facts.getByRole("button", { name: "Change the closing note" }).click();
  await facts.getByLabel("Closing note").fill("Inks swapped");
  await facts.getByRole("button", { name: "Save note" }).click();
  await expect(facts).toContainText("Inks swapped");
  await page.reload();
  await expect(facts).toContainText("Inks swapped");
});

test("Theo may read Tess's closing note and not change it", async ({ come, as }) => {
  const id = await (await as("Omar")).ring("Please add me to the weld list");
  const tess = await as("Tess");
  await tess.call(`POST /chat-sessions/${id}/join`, {});
  await tess.call(`POST /chat-sessions/${id}/complete`, { note: "Added" });
  const { page } = await come("Theo", { at: `/tech/history/${id}` });
  await expect(page.getByRole("complementary", { name: "Facts" })).toContainText("Added");
  await expect(page.getByRole("button", { name: "Change the closing note" })).toHaveCount(0);
  await new TechPortal(page).show("Mine");
  await expect(page.getByText("No chat of yours is open")).toBeVisible();
});
