import { chatOnlyAssets } from "../support/chunks.ts";
import { ClientPortal, TechPortal } from "../support/portals.ts";
import { expect, test } from "../support/test.ts";

const chatRequests = (requests: string[]) => requests.filter((path) => /\/chat|\/realtime/.test(path));

test("Dan may not chat: no card, no request and no code of the chat", async ({ come }) => {
  const dan = await come("Dan");
  const { page } = dan;
  await expect(page.getByRole("heading", { name: "We are here to help" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Chat with a technician" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Call me back" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "My chats" })).toHaveCount(0);
  await page.getByRole("link", { name: "Contact support" }).click();
  await expect(page.getByRole("heading", { name: "Contact support", level: 1 })).toBeVisible();
  await page.goto("/portal/chats");
  await expect(page.getByRole("heading", { name: "We are here to help" })).toBeVisible();
  const assets = chatOnlyAssets();
  expect(chatRequests(dan.requests).filter((path) => path !== "/portal/chats")).toEqual([]);
  expect(dan.requests.filter((path) => assets.has(path))).toEqual([]);

  const ava = await come("Ava");
  await expect(new ClientPortal(ava.page).question).toBeVisible();
  expect(ava.requests).toContain("/realtime");
  expect(ava.requests.filter((path) => assets.has(path)).length).toBeGreaterThan(0);
});

test("Sol works on projects: Omar's chat neither rings at his desk nor shows anywhere", async ({ come, as }) => {
  const [sol, tess] = await Promise.all([come("Sol"), come("Tess")]);
  const [solDesk, tessDesk] = [new TechPortal(sol.page), new TechPortal(tess.page)];
  await solDesk.show("Waiting");
  await expect(sol.page.getByText("Nobody is waiting").first()).toBeVisible();
  const id = await (await as("Omar")).ring("The badge printer is offline");
  await expect(tessDesk.alert("Omar Haddad")).toBeVisible();
  await expect(solDesk.alert("Omar Haddad")).toHaveCount(0);
  await expect(solDesk.card("Omar Haddad")).toHaveCount(0);
  sol.expects(/404/);
  await sol.page.goto(`/tech/history/${id}`);
  await expect(sol.page.getByText("This chat does not exist or is not visible to you")).toBeVisible();
  await expect(sol.page.getByText("The badge printer is offline")).toHaveCount(0);
  await expect(solDesk.alert("Omar Haddad")).toHaveCount(0);
});
