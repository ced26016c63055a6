import { expect, type Locator, type Page } from "@playwright/test";

/** A chat window, the same for contacts and agents. */
export class ChatWindow {
  readonly root: Locator;
  readonly composer: Locator;
  readonly log: Locator;

  constructor(root: Locator) {
    this.root = root;
    this.composer = root.getByRole("textbox");
    this.log = root.getByRole("log");
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press("Enter");
  }

  /** Bubbles with exactly this text; there should never be two. */
  message(text: string): Locator {
    return this.log.getByText(text, { exact: true });
  }

  /** The texts of these messages as they stand in the log, top to bottom. */
  async order(...texts: string[]): Promise<string[]> {
    const written = (await this.log.textContent()) ?? "";
    return texts.filter((text) => written.includes(text)).sort((a, b) => written.indexOf(a) - written.indexOf(b));
  }

  async choose(entry: string | RegExp): Promise<void> {
    await this.root.getByRole("button", { name: "More" }).click();
    await this.root.page().getByRole("menuitem", { name: entry }).click();
  }
}

/** The client portal as a contact meets it. */
export class ClientPortal {
  readonly page: Page;
  readonly question: Locator;
  readonly window: ChatWindow;

  constructor(page: Page) {
    this.page = page;
    this.question = page.getByRole("textbox", { name: "What is going on?" });
    this.window = new ChatWindow(page.getByRole("region", { name: /^Chat with (?!a technician)/ }));
  }

  /** Starts a chat; its window stands when this resolves. */
  async ring(text: string): Promise<void> {
    await this.question.fill(text);
    await this.page.getByRole("button", { name: "Start chat" }).click();
    await expect(this.window.message(text)).toBeVisible();
  }
}

/** Leaves a chat that goes on, and says so when asked. */
export async function leave(window: ChatWindow): Promise<void> {
  await window.choose("Leave chat");
  await window.root.page().getByRole("dialog").getByRole("button", { name: "Leave chat" }).click();
}

export type Tab = "Mine" | "Waiting" | "Abandoned" | "Callbacks";

/** The TECH portal as an agent meets it. */
export class TechPortal {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The card at the top left about somebody. */
  alert(contact: string): Locator {
    return this.page.getByRole("region", { name: "Alerts" }).getByRole("article", { name: contact });
  }

  async show(tab: Tab): Promise<void> {
    await this.page.getByRole("tab", { name: tab }).click();
  }

  /** A card in the tab of the session manager that is shown now. */
  card(contact: string): Locator {
    return this.page.getByRole("tabpanel").getByRole("article", { name: contact });
  }

  window(contact: string): ChatWindow {
    return new ChatWindow(this.page.getByRole("region", { name: `Chat with ${contact}` }));
  }

  async join(contact: string): Promise<ChatWindow> {
    await this.alert(contact).getByRole("button", { name: "Join" }).click();
    const window = this.window(contact);
    await expect(window.composer).toBeVisible();
    return window;
  }

  /** Starts the dialog that adds people, and invites one. */
  async invite(window: ChatWindow, colleague: string): Promise<void> {
    await window.root.getByRole("button", { name: "Add a person" }).click();
    const dialog = this.page.getByRole("dialog", { name: /^Add people/ });
    await dialog.getByRole("checkbox", { name: colleague }).check();
    await dialog.getByRole("button", { name: "Invite 1 person" }).click();
    await expect(dialog).toBeHidden();
  }

  /** Out of the way of what lies beneath: on phones a window covers the page. */
  async putAway({ root }: ChatWindow): Promise<void> {
    await root.getByRole("button", { name: /^(Back|Minimise)$/ }).click();
  }

  /** Fills the dialog that ends a chat or a follow-up. */
  async finish(note: string): Promise<void> {
    const dialog = this.page.getByRole("dialog", { name: /^(End the chat|Finish the follow-up)/ });
    await dialog.getByLabel("What did you do?").fill(note);
    await dialog.getByRole("button", { name: "End chat" }).click();
    await expect(dialog).toBeHidden();
  }
}
