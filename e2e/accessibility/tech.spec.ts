import { expectAccessible } from "../support/accessible.ts";
import { TechPortal } from "../support/portals.ts";
import { expect, test } from "../support/test.ts";

for (const phone of [false, true]) {
  const size = phone ? "at 390 px" : "at 1440 px";

  test(`The pages of the TECH portal ${size} keep the rules of accessibility`, async ({ come }) => {
    const { page } = await come("Tess", { phone });
    const tech = new TechPortal(page);
    for (const tab of ["Mine", "Waiting", "Abandoned", "Callbacks"] as const) {
      await tech.show(tab);
      await expectAccessible(page, `tab ${tab}`);
    }
    await page.getByRole("button", { name: "You: Tess Okafor" }).click();
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
    await expectAccessible(page, "me menu");
    await page.getByRole("button", { name: "Sound and notifications" }).click();
    await expect(page.getByRole("dialog").last()).toBeVisible();
    await expectAccessible(page, "sound and notifications");
    await page.keyboard.press("Escape");
    await page.goto("/tech/history");
    await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
    await expectAccessible(page, "history");
    await page.getByRole("button", { name: "Any status" }).click();
    await expectAccessible(page, "history, choosing a status");
    await page.getByRole("option", { name: "Completed" }).click();
    await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
    await expect(page.getByRole("region", { name: "Transcript" }).getByRole("listitem").first()).toBeVisible();
    await expectAccessible(page, "one chat of the history");
    if (phone) {
      await page.getByRole("button", { name: "Details" }).click();
      await expect(page.getByRole("dialog", { name: "Details" })).toBeVisible();
      await expectAccessible(page, "details of a chat");
    }
    await page.goto("/tech/nowhere");
    await expect(page.getByText("There is no page at this address")).toBeVisible();
    await expectAccessible(page, "no such page");
  });

  test(`Every state of a chat at Tess's desk ${size} keeps the rules of accessibility`, async ({ come, as }) => {
    const { page } = await come("Tess", { phone });
    const tech = new TechPortal(page);
    const omar = await as("Omar");
    const id = await omar.ring("The **torque** table is empty: https://acme.example/torque");
    await expect(tech.alert("Omar Haddad")).toBeVisible();
    await tech.show("Waiting");
    await expectAccessible(page, "alert and waiting card");
    const window = await tech.join("Omar Haddad");
    await window.say("Which table?");
    await omar.call(`POST /chat-sessions/${id}/messages`, { text: "M8", clientMessageId: crypto.randomUUID() });
    await omar.call(`POST /chat-sessions/${id}/typing`);
    await expect(window.message("M8")).toBeVisible();
    await expectAccessible(page, "handled");
    await window.root.getByRole("button", { name: "More" }).click();
    await expect(page.getByRole("menuitem", { name: "End chat" })).toBeVisible();
    await expectAccessible(page, "menu of the window");
    await page.keyboard.press("Escape");
    await window.root.getByRole("button", { name: "Add a person" }).click();
    const people = page.getByRole("dialog", { name: /^Add people/ });
    await people.getByRole("checkbox", { name: "Theo Lindqvist" }).check();
    await expectAccessible(page, "adding people");
    await people.getByRole("button", { name: "Cancel" }).click();
    await expect(people).toBeHidden();
    await window.choose("End chat");
    await expect(page.getByRole("dialog", { name: /^End the chat/ })).toBeVisible();
    await expectAccessible(page, "end dialog");
    await tech.finish("M8 is filled again");
    await expect(window.root).toContainText("This chat is closed");
    await expectAccessible(page, "closed");
    await tech.putAway(window);
    await tech.show("Mine");
    await expectAccessible(page, "own chat, closed");
  });
}
