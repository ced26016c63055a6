import { expect, type Page } from "@playwright/test";
import { ClientPortal, TechPortal } from "../support/portals.ts";
import { test } from "../support/test.ts";

test("Ava comes from sign-in to an answered message without a mouse", async ({ come }) => {
  const tess = await come("Tess");
  const ava = await come("Ava", { signedIn: false, at: "/portal/" });
  ava.expects(/401/);
  const { page } = ava;
  const { keyboard } = page;
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await keyboard.type("ava@acme.example");
  await keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Password" })).toBeFocused();
  await keyboard.type("deskbell-demo");
  await keyboard.press("Enter");

  const client = new ClientPortal(page);
  await expect(client.question).toBeVisible();
  await keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await keyboard.press("Enter");
  await tabTo(page, "What is going on?");
  await keyboard.type("My keyboard works, my mouse does not");
  await keyboard.press("Enter");
  await expect(client.window.composer).toBeFocused();
  await expect(client.window.message("My keyboard works, my mouse does not")).toBeVisible();
  await keyboard.type("It is the wireless one");
  await keyboard.press("Enter");
  await expect(client.window.log).toContainText("Sent");

  const tech = new TechPortal(tess.page);
  await expect(tech.alert("Ava Chen")).toBeVisible();
  await tess.page.keyboard.press("Control+Alt+J");
  const window = tech.window("Ava Chen");
  await expect(window.composer).toBeFocused();
  await tess.page.keyboard.type("Try a new battery");
  await tess.page.keyboard.press("Enter");
  await expect(client.window.message("Try a new battery")).toHaveCount(1);

  await keyboard.press("Escape");
  await expect(client.window.composer).toBeHidden();
  await keyboard.press("Enter");
  await expect(client.window.composer).toBeVisible();
});

/** Presses Tab until the field of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const field = page.getByRole("textbox", { name });
  for (let presses = 0; presses < 25; presses++) {
    await page.keyboard.press("Tab");
    if (await field.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}
