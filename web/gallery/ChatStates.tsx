import { Title } from "@mantine/core";
import { ChatWindow } from "../shared/chat/ui/ChatWindow.tsx";
import type { ChatCard, ChatWindowProps } from "../shared/chat/ui/types.ts";
import styles from "./Gallery.module.css";
import { ago, ava, chat, handled, question, said, tess, withTess } from "./sample.ts";

const none = () => undefined;
const write = (draftKey: string) => ({ draftKey, placeholder: "Write a message", onSend: none });
const nobody: ChatCard = { kind: "nobodyAnswered", onCallMeBack: none, onKeepWaiting: none, onLeave: none };
const ticket = { id: 1427, title: "Label printer on line 3", status: "Solved", href: "/portal/tickets/1427" };

const states: [string, ChatWindowProps][] = [
  [
    "Waiting",
    chat("1", {
      card: { kind: "waiting" },
      items: [question[0]!, said(2, ava, 0.1, "We have a truck loading at 11.", { own: true, state: "sending" })],
    }),
  ],
  ["Nobody answered", chat("2", { card: nobody })],
  ["Handled", chat("3", { header: withTess, items: handled, typing: [tess], composer: write("gallery:3"), ticket })],
  [
    "Closed",
    chat("4", {
      header: { ...withTess, detail: undefined, state: { kind: "closed", at: ago(0), durationSeconds: 1290 } },
      items: [
        said(9, tess, 3, "Perfect. I have saved the setting on the server too, so it stays."),
        said(10, ava, 2, "Labels look right. Thank you, the truck leaves on time!", { own: true, state: "read" }),
        { kind: "system", seq: 11, code: "completed", params: {}, at: ago(1), author: tess },
      ],
      card: { kind: "closed", ticket, onLeave: none },
      composer: { ...write("gallery:4"), closedReason: "You can still read this chat" },
    }),
  ],
  ["Nobody at the desk", chat("5", { card: { ...nobody, kind: "nobodyAtDesk", onMakeTicket: none } })],
  [
    "Not sent",
    chat("6", {
      header: withTess,
      composer: write("gallery:6"),
      card: { kind: "unattended" },
      items: [
        said(
          1,
          tess,
          90,
          "Steps:\n1. Open **Settings**\n2. Run `gpupdate /force`\n\n```\nping -t printer-3\n```\nSee https://help.example/labels for more.",
        ),
        said(2, ava, 5, "The left PC has a blue sticker, number 12.", { own: true, state: "sending" }),
        said(3, ava, 4, "Photo of the sticker.", { own: true, state: "failed" }),
      ],
    }),
  ],
  [
    "Quiet",
    chat("7", {
      header: withTess,
      items: handled,
      card: { kind: "quiet", since: ago(61), onLeave: none },
      composer: write("gallery:7"),
    }),
  ],
  [
    "Callback",
    chat("8", {
      header: { title: "Northwind IT", state: { kind: "callback", since: ago(5) } },
      card: { kind: "callback", way: "phone", phone: "01632 960201", onChange: none, onWithdraw: none },
    }),
  ],
  [
    "Missed",
    chat("9", {
      header: { title: "Northwind IT", state: { kind: "missed", at: ago(5) } },
      card: { kind: "missed", reason: "timed_out", onCallMeBack: none, onStartAgain: none },
    }),
  ],
  [
    "Unread",
    chat("10", {
      header: withTess,
      items: Array.from({ length: 30 }, (_, index) =>
        said(index + 1, index % 3 ? tess : ava, 200 - index * 5, `Message ${index + 1} שלום 👩‍💻`, {
          own: index % 3 === 0,
        }),
      ),
      readSeq: 20,
      unreadCount: 6,
      composer: write("gallery:10"),
    }),
  ],
  ["Loading", chat("11", { loading: true, header: withTess })],
  [
    "Fault",
    chat("12", {
      header: withTess,
      fault: { detail: "The server did not answer in 10 seconds.", traceId: "7f3a-91c2", onRetry: none },
    }),
  ],
];

/** Picture 02 of the design, and the states it does not show. On phones the page shows one state, `?state=3`. */
export function ChatStates() {
  const only = new URLSearchParams(window.location.search).get("state");
  const shown = only ? states.filter((_, index) => String(index + 1) === only) : states;
  return (
    <main id="main" className={styles.page}>
      <Title order={1} mb={20}>
        Client chat window
      </Title>
      <div className={styles.chats}>
        {shown.map(([name, props], index) => (
          <div key={name} className={styles.chat}>
            <p className={styles.label}>
              {index + 1} {name}
            </p>
            <ChatWindow {...props} />
          </div>
        ))}
      </div>
    </main>
  );
}
