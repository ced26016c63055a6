import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, describe, expect, it } from "vitest";
import { deskbellTheme } from "../../theme/theme.ts";
import { ViewerZone } from "../../ui/time/index.ts";
import { ChatWindow } from "./ChatWindow.tsx";
import type { ChatCard, ChatItem, ChatWindowProps } from "./types.ts";

const none = () => undefined;
const ava = { userId: "s~c~1", name: "Ava Chen", userType: "contact" as const };
const tess = { userId: "s~m~2", name: "Tess Okafor", userType: "agent" as const };

function said(seq: number, author: typeof ava | typeof tess, text: string, more: object = {}): ChatItem {
  return {
    kind: "message",
    key: `m${seq}`,
    seq,
    author,
    text,
    at: `2026-11-26T10:3${seq}:00Z`,
    state: "sent",
    own: false,
    ...more,
  };
}

function shown(more: Partial<ChatWindowProps>): string {
  const props: ChatWindowProps = {
    viewer: "contact",
    viewerUserId: ava.userId,
    header: {
      title: "Tess Okafor",
      person: { id: tess.userId, name: tess.name, presence: "online" },
      state: { kind: "handled", presence: "online" },
    },
    items: [],
    readSeq: 99,
    unreadCount: 0,
    composer: { draftKey: "test", placeholder: "Write a message", onSend: none },
    onMinimise: none,
    onRetry: none,
    ...more,
  };
  return renderToStaticMarkup(
    <I18nProvider i18n={i18n}>
      <MantineProvider theme={deskbellTheme("client", "Close")}>
        <ViewerZone value="Europe/London">
          <ChatWindow {...props} />
        </ViewerZone>
      </MantineProvider>
    </I18nProvider>,
  );
}

/** The variant of the button that says these words: `filled` is the primary one. */
function variantOf(html: string, words: string): string | undefined {
  const button = html.split("<button").find((part) => part.includes(`>${words}<`));
  return /data-variant="(\w+)"/.exec(button ?? "")?.[1];
}

beforeAll(() => {
  i18n.load("en", {});
  i18n.activate("en", "en-GB");
});

describe("the chat window of Ava", () => {
  it("says of her messages whether they are sent, delivered and read", () => {
    const words = (state: string) =>
      shown({ items: [said(1, ava, "The ribbon is new.", { own: true, state, readBy: ["Tess Okafor"] })] });
    expect(words("sending")).toContain("Sending");
    expect(words("sent")).toContain("Sent");
    expect(words("delivered")).toContain("Delivered");
    expect(words("read")).toMatch(/>Read</);
    expect(words("read")).not.toContain("Read by");
  });

  it("offers to send again or copy what was not sent", () => {
    const html = shown({ items: [said(1, ava, "Photo of the sticker.", { own: true, state: "failed" })] });
    for (const words of ["Not sent", "Retry", "Copy"]) expect(html).toContain(words);
  });

  it("has no close cross and no attach button", () => {
    const html = shown({});
    expect(html).not.toContain("Close the window");
    expect(html.toLowerCase()).not.toContain("attach");
    expect(html).toContain('aria-label="Minimise"');
  });

  it("announces new messages politely, in a log", () => {
    expect(shown({ items: [said(1, tess, "Hi Ava")] })).toMatch(/role="log" aria-live="polite"/);
  });

  it("names the writer of every message for those who cannot see the sides", () => {
    const html = shown({ items: [said(1, tess, "Hi Ava"), said(2, ava, "Hello", { own: true })] });
    expect(html).toContain("Tess Okafor:");
    expect(html).toContain("You:");
  });

  it("shows HTML that someone wrote as text", () => {
    const html = shown({ items: [said(1, tess, "<img src=x onerror=alert(1)>")] });
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
  });

  it("hides what was removed", () => {
    const html = shown({ items: [said(1, tess, "hunter2", { redacted: true })] });
    expect(html).toContain("This message was removed");
    expect(html).not.toContain("hunter2");
  });

  it.each(["waiting", "closed"] as const)("may say other words while %s", (kind) => {
    const html = shown({ card: { kind, text: "Tea is on us.", onLeave: none } as ChatCard });
    expect(html).toContain("Tea is on us.");
    expect(html).not.toMatch(/You can already write|The conversation is saved/);
  });

  it("is read only once closed, and says why", () => {
    const html = shown({
      composer: { draftKey: "t", placeholder: "x", onSend: none, closedReason: "You can still read this chat" },
    });
    expect(html).not.toContain("<textarea");
    expect(html).toContain("You can still read this chat");
  });
});

describe("the card that nobody answered", () => {
  const card = (more: Partial<Extract<ChatCard, { kind: "nobodyAnswered" | "nobodyAtDesk" }>>): ChatCard =>
    ({ kind: "nobodyAnswered", onKeepWaiting: none, onLeave: none, ...more }) as ChatCard;

  it("puts the call back first for who may have one", () => {
    const html = shown({ card: card({ onCallMeBack: none }) });
    expect(variantOf(html, "Call me back")).toBe("filled");
    expect(variantOf(html, "Keep waiting")).toBe("default");
  });

  it("puts waiting first for who may not", () => {
    const html = shown({ card: card({}) });
    expect(html).not.toContain("Call me back");
    expect(variantOf(html, "Keep waiting")).toBe("filled");
  });

  it("says what an administrator wrote, as plain text", () => {
    const html = shown({ card: card({ text: "We are at <b>lunch</b>, Ava." }) });
    expect(html).toContain("We are at &lt;b&gt;lunch&lt;/b&gt;, Ava.");
    expect(html).not.toContain("We keep ringing");
  });

  it("states the hours while chat is closed, and that nobody rings", () => {
    const html = shown({ card: card({ hours: "We are next available tomorrow at 09:00." }) });
    expect(html).toContain("We are closed right now");
    expect(html).toContain("We are next available tomorrow at 09:00.");
    expect(html).not.toMatch(/Everyone is busy|We keep ringing/);
  });

  it("offers a ticket, in second place, when nobody is at the desk", () => {
    const html = shown({
      card: { ...card({ onCallMeBack: none, onMakeTicket: none }), kind: "nobodyAtDesk" } as ChatCard,
    });
    expect(html).toContain("Nobody is at the desk right now");
    expect(html.indexOf("Make a ticket from this")).toBeGreaterThan(html.indexOf("Call me back"));
    expect(html.indexOf("Make a ticket from this")).toBeLessThan(html.indexOf("Keep waiting"));
  });
});

describe("the chat window of Tess", () => {
  const asTess = { viewer: "agent" as const, viewerUserId: tess.userId };

  it("names who has read her message", () => {
    const html = shown({
      ...asTess,
      items: [said(1, tess, "Is it quicker now?", { own: true, state: "read", readBy: ["Priya Nair", "Mia Torres"] })],
    });
    expect(html).toContain("Read by Priya and Mia");
  });

  it("can be closed, and tells her own arrival from that of others", () => {
    const joined = (seq: number, author: typeof tess | typeof ava): ChatItem => ({
      kind: "system",
      seq,
      code: "joined",
      params: {},
      at: "2026-11-26T10:32:00Z",
      author,
    });
    const html = shown({ ...asTess, onClose: none, items: [joined(1, tess), joined(2, ava)] });
    expect(html).toContain('aria-label="Close the window"');
    expect(html).toContain("You joined at 10:32");
    expect(html).toContain("Ava Chen joined at 10:32");
  });
});
