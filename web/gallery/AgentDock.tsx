import { useState } from "react";
import { ChatDock } from "../shared/chat/ui/ChatDock.tsx";
import type { ChatItem, DockedChat } from "../shared/chat/ui/types.ts";
import { ava, chat, priya, said, tess } from "./sample.ts";

const none = () => undefined;

const long: ChatItem[] = Array.from({ length: 1000 }, (_, index) =>
  said(
    index + 1,
    index % 2 ? tess : ava,
    2000 - index * 1.9,
    `Line ${index + 1} of a long chat.${index % 7 ? "" : " It has more to say, which takes a second line."}`,
    {
      own: index % 2 === 1,
      state: "read",
      readBy: ["Ava Chen"],
    },
  ),
);

function agentChat(id: string, name: string, detail: string, items: ChatItem[], unreadCount = 0): DockedChat {
  return {
    id,
    minimised: false,
    window: chat(id, {
      viewer: "agent",
      viewerUserId: tess.userId,
      header: { title: name, person: { id, name, presence: "online" }, detail, state: { kind: "handled" } },
      items,
      unreadCount,
      composer: { draftKey: `gallery:agent:${id}`, placeholder: `Message ${name.split(" ")[0]}`, onSend: none },
      menu: [
        { key: "ticket", label: "Open ticket", onSelect: none },
        { key: "leave", label: "Leave", disabledReason: "You are the last technician here", onSelect: none },
        { key: "end", label: "End chat", danger: true, onSelect: none },
      ],
      onAddPerson: none,
    }),
  };
}

const start: DockedChat[] = [
  agentChat(ava.userId, "Ava Chen", "#1427 · Acme Manufacturing", [
    said(1, ava, 12, "Here you go. The ribbon is new."),
    said(2, tess, 10, "Thanks. The driver lost its darkness setting. I am putting it back now.", {
      own: true,
      state: "read",
      readBy: ["Ava Chen"],
    }),
  ]),
  agentChat(
    priya.userId,
    "Priya Nair",
    "#1429 · Larkspur Dental",
    [
      said(1, tess, 6, "I have restarted the booking service. Is it quicker now?", {
        own: true,
        state: "read",
        readBy: ["Priya Nair", "Mia Torres"],
      }),
      said(2, priya, 3, "Much better on mine. The left PC still hangs."),
    ],
    1,
  ),
  agentChat("long", "Cleo Marsh", "Globex Legal", long),
  agentChat("more", "Jonas Weber of a very long name that never ends", "#1405 · Bluefin Logistics", [], 2),
];

/** The dock of picture 04, with a log of 1,000 messages in its third window. */
export function AgentDock() {
  const [chats, setChats] = useState(start);
  const fold = (id: string, minimised: boolean) =>
    setChats((before) => before.map((entry) => (entry.id === id ? { ...entry, minimised } : entry)));
  const say = (id: string, text: string, own: boolean) =>
    setChats((before) =>
      before.map((entry) => {
        if (entry.id !== id) return entry;
        const seq = entry.window.items.length + 1;
        const item = said(seq, own ? tess : ava, 0, text, { own, state: own ? "sending" : "sent" });
        return { ...entry, window: { ...entry.window, items: [...entry.window.items, item] } };
      }),
    );
  Object.assign(window, { say });
  const live = chats.map((entry) => ({
    ...entry,
    window: {
      ...entry.window,
      composer: { ...entry.window.composer, onSend: (text: string) => say(entry.id, text, true) },
      onMinimise: () => fold(entry.id, true),
      onClose: () => setChats((before) => before.filter((other) => other.id !== entry.id)),
    },
  }));
  return (
    <main id="main" data-region="" tabIndex={-1}>
      <h1>Agent dock</h1>
      <ChatDock viewer="agent" chats={live} insetRight={272} onOpen={(id) => fold(id, false)} />
    </main>
  );
}
