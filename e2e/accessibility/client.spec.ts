import { expectAccessible } from "../support/accessible.ts";
import { ClientPortal } from "../support/portals.ts";
import { expect, test } from "../support/test.ts";

for (const phone of [false, true]) {
  const size = phone ? "at 390 px" : "at 1440 px";

  test(`The pages of the client portal ${size} keep the rules of accessibility`, async ({ come }) => {
    const { page } = await come("Ava", { phone });
    await expect(page.getByRole("heading", { name: "Recent chats" })).toBeVisible();
    await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
    await expectAccessible(page, "home");
    await page.getByRole("main").getByRole("listitem").getByRole("link").first().click();
    await expect(page.getByRole("region", { name: "Conversation" })).toBeVisible();
    await expectAccessible(page, "one chat");
    await page.goto("/portal/chats");
    await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
    await expectAccessible(page, "my chats");
    await page.getByRole("searchbox").fill("nobody ever wrote this");
    await expect(page.getByText("No chat matches")).toBeVisible();
    await expectAccessible(page, "my chats, nothing found");
    await page.goto("/portal/support");
    await expect(page.getByRole("heading", { name: "Online chat hours" })).toBeVisible();
    await expectAccessible(page, "contact support");
    await page
      .getByRole("button", { name: phone ? "More" : "Ava Chen, profile" })
      .first()
      .click();
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
    await expectAccessible(page, "profile");
    await page.goto("/portal/nowhere");
    await expect(page.getByText("This page does not exist")).toBeVisible();
    await expectAccessible(page, "no such page");
    const dan = await come("Dan", { phone });
    await expect(dan.page.getByRole("heading", { name: "We are here to help" })).toBeVisible();
    await expectAccessible(dan.page, "home without chat");
  });

  test(`Every state of a contact's chat ${size} keeps the rules of accessibility`, async ({ come, as, setting }) => {
    const { page } = await come("Omar", { phone });
    const client = new ClientPortal(page);
    const { window } = client;
    await client.ring("The torque table is empty");
    await expect(window.root.getByRole("heading", { name: "Finding someone for you" })).toBeVisible();
    await expectAccessible(page, "waiting");
    await setting("noAnswerSeconds", 1);
    await page.reload();
    await expect(window.root.getByRole("heading", { name: /Everyone is busy|Nobody is at the desk/ })).toBeVisible();
    await expectAccessible(page, "nobody answered");
    await window.root.getByRole("button", { name: "Leave and try later" }).click();
    await expectAccessible(page, "asked whether to leave");
    await window.root.getByRole("button", { name: "Stay" }).click();
    await window.root.getByRole("button", { name: "Call me back" }).click();
    const form = page.getByRole("dialog", { name: "Call me back" });
    await form.getByRole("button", { name: "Add a time" }).click();
    await form.getByLabel("Phone number").fill("");
    await form.getByRole("button", { name: "Call me back" }).click();
    await expect(form).toContainText("Enter a phone number");
    await expectAccessible(page, "callback form with a problem");
    await form.getByRole("button", { name: "Cancel" }).click();

    const tess = await as("Tess");
    const [session] = (await tess.call<{ data: { id: string }[] }>("GET /chat-sessions?status=created")).data;
    const chat = `/chat-sessions/${session?.id}`;
    await tess.call(`POST ${chat}/join`, {});
    await expect(window.log).toContainText("Tess joined");
    await tess.call(`POST ${chat}/messages`, {
      text: "I look into **it**: https://acme.example/torque",
      clientMessageId: crypto.randomUUID(),
    });
    await window.say("Thank you");
    await tess.call(`POST ${chat}/typing`);
    await expect(window.log.getByRole("link", { name: "https://acme.example/torque" })).toBeVisible();
    await expectAccessible(page, "handled");
    await window.root.getByRole("button", { name: "More" }).click();
    await expect(page.getByRole("menuitem", { name: "Leave chat" })).toBeVisible();
    await expectAccessible(page, "menu of the window");
    await page.keyboard.press("Escape");
    await window.root.getByRole("button", { name: phone ? "Back" : "Minimise" }).click();
    await expectAccessible(page, "minimised");
    await page.getByRole("button", { name: /Tess Okafor/ }).click();
    await tess.call(`POST ${chat}/complete`, { note: "Filled" });
    await expect(window.root.getByRole("heading", { name: "This chat is closed" })).toBeVisible();
    await expectAccessible(page, "closed");
    await window.root.getByRole("button", { name: "Leave chat" }).click();

    await client.ring("It is empty again");
    // The window opens before the server has the chat: only what is sent can be left.
    await expect(window.log).toContainText("Sent");
    await (await as("Omar")).leaveOpenChats();
    await expect(window.root.getByRole("heading", { name: "This chat has ended" })).toBeVisible();
    await expectAccessible(page, "abandoned");
    await window.root.getByRole("button", { name: "Call me back" }).click();
    await form.getByRole("button", { name: "Call me back" }).click();
    await expect(form).toBeHidden();
    await expect(page.getByRole("heading", { name: /^We will (get|call you) back/ }).first()).toBeVisible();
    await expectAccessible(page, "callback");
  });
}
