import { join } from "node:path";
import type { Browser, BrowserContext, ConsoleMessage, Page, TestInfo } from "@playwright/test";
import { signIn } from "./caller.ts";
import { homes, type Portal, people, type Who } from "./people.ts";
import type { RunningSite } from "./site.ts";

export type Arrival = {
  /** Where to go first; the portal's home when left out. */
  at?: string;
  portal?: Portal;
  /** `false`: comes without having signed in. */
  signedIn?: boolean;
  /** 390 px wide, with a finger. */
  phone?: boolean;
  dark?: boolean;
  still?: boolean;
};

/** Somebody at a browser of their own. */
export class Person {
  readonly who: Who;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Paths of everything the browser asked for, the stream included, in their order. */
  readonly requests: string[] = [];
  readonly #complaints: string[] = [];
  readonly #expected: RegExp[] = [];

  private constructor(who: Who, context: BrowserContext, page: Page) {
    this.who = who;
    this.context = context;
    this.page = page;
  }

  static async arrive(browser: Browser, site: RunningSite, who: Who, how: Arrival = {}): Promise<Person> {
    const { portal = people[who].portal, phone, dark, still } = how;
    const context = await browser.newContext({
      baseURL: site.url,
      locale: "en-GB",
      timezoneId: "Europe/London",
      viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
      hasTouch: phone,
      isMobile: phone,
      colorScheme: dark ? "dark" : "light",
      reducedMotion: still ? "reduce" : "no-preference",
      permissions: ["notifications", "clipboard-read", "clipboard-write"],
    });
    if (how.signedIn !== false) {
      await context.addCookies([
        { ...(await signIn(site.url, who, portal)), url: site.url, httpOnly: true, sameSite: "Lax" },
      ]);
    }
    await context.tracing.start({ snapshots: true });
    const person = new Person(who, context, await context.newPage());
    person.#listen(person.page);
    await person.page.goto(how.at ?? homes[portal]);
    return person;
  }

  /** Another tab of the same browser. */
  async openTab(path: string): Promise<Page> {
    const page = await this.context.newPage();
    this.#listen(page);
    await page.goto(path);
    return page;
  }

  /** What the journey brings about on purpose, such as a refused request or a lost line, is no complaint. */
  expects(...complaints: RegExp[]): void {
    this.#expected.push(...complaints);
  }

  /** What the browser reported that nobody expected: errors, refused requests, violations of the content security policy. */
  get complaints(): string[] {
    return this.#complaints
      .filter((text) => !this.#expected.some((pattern) => pattern.test(text)))
      .map((text) => `${this.who}: ${text}`);
  }

  /** Leaves; after a failure with a trace and a picture of each tab. */
  async goAway(failed?: TestInfo): Promise<void> {
    if (!failed) {
      await this.context.tracing.stop();
    } else {
      await this.context.tracing.stop({ path: failed.outputPath(`${this.who}.zip`) });
      for (const [index, page] of this.context.pages().entries()) {
        const path = join(failed.outputDir, `${this.who}-${index}.png`);
        const picture = await page.screenshot({ path }).catch(() => undefined);
        if (picture) failed.attachments.push({ name: `${this.who}-${index}`, path, contentType: "image/png" });
      }
    }
    await this.context.close();
  }

  #listen(page: Page): void {
    page.on("console", (message) => {
      if (message.type() === "error" || isViolation(message)) this.#complaints.push(inWords(message));
    });
    page.on("request", (request) => this.requests.push(new URL(request.url()).pathname));
    page.on("websocket", (socket) => this.requests.push(new URL(socket.url()).pathname));
    page.on("pageerror", (error) => this.#complaints.push(`uncaught ${error.stack ?? error.message}`));
  }
}

function isViolation(message: ConsoleMessage): boolean {
  return /Content Security Policy|Permissions-Policy/i.test(message.text());
}

function inWords(message: ConsoleMessage): string {
  const { url } = message.location();
  return `${message.text()}${url ? ` (${url.replace(/^https?:\/\/[^/]+/, "")})` : ""}`;
}
