import type { Person } from "../support/person.ts";
import { ClientPortal, TechPortal } from "../support/portals.ts";
import { expect, test } from "../support/test.ts";

test("Ava rings, Tess answers and completes, and both see all of it as it happens", async ({ come }) => {
  await fromBellToCompletion(await come("Ava"), await come("Tess"));
});

test("Ava and Tess do the same on their phones", async ({ come }) => {
  await fromBellToCompletion(await come("Ava", { phone: true }), await come("Tess", { phone: true }));
});

async function fromBellToCompletion(ava: Person, tess: Person): Promise<void> {
  const client = new ClientPortal(ava.page);
  const tech = new TechPortal(tess.page);

  await client.ring("The label printer prints blank labels");
  await expect(client.window.root.getByRole("heading", { name: "Finding someone for you" })).toBeVisible();
  await expect(tech.alert("Ava Chen")).toContainText("Acme Manufacturing");
  const window = await tech.join("Ava Chen");
  await expect(tech.alert("Ava Chen")).toBeHidden();
  await expect(client.window.log).toContainText("Tess joined");
  await expect(client.window.root.getByRole("heading", { name: "Finding someone for you" })).toBeHidden();
  await expect(window.message("The label printer prints blank labels")).toHaveCount(1);

  await window.composer.pressSequentially("Which pr", { delay: 20 });
  await expect(client.window.root).toContainText("Tess is typing");
  await window.say("Which printer is it?");
  await expect(client.window.message("Which printer is it?")).toHaveCount(1);
  await expect(client.window.root).not.toContainText("is typing");
  await client.window.composer.click();
  await expect(window.log).toContainText("Read by Ava");

  await client.window.composer.pressSequentially("The Ze", { delay: 20 });
  await expect(window.root).toContainText("Ava is typing");
  await client.window.say("The Zebra in hall 2");
  await expect(window.message("The Zebra in hall 2")).toHaveCount(1);
  await window.composer.click();
  await expect(client.window.log).toContainText("Read");
  await expect(client.window.log).not.toContainText("Sent");

  await window.choose("End chat");
  await tech.finish("Swapped the ribbon");
  await expect(client.window.root.getByRole("heading", { name: "This chat is closed" })).toBeVisible();
  await expect(client.window.composer).toHaveCount(0);
  await expect(client.window.root).toContainText("You can still read this chat");
  await expect(client.window.log).not.toContainText("Swapped the ribbon");
  await expect(window.composer).toHaveCount(0);

  await client.window.root.getByRole("button", { name: "Leave chat" }).click();
  await expect(client.window.root).toBeHidden();
  await expect(client.question).toBeVisible();
  await tech.putAway(window);
  await tech.show("Mine");
  await tech.card("Ava Chen").getByRole("button", { name: "Leave" }).click();
  await expect(tech.card("Ava Chen")).toBeHidden();
}
