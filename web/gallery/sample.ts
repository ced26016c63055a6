import type { ChatItem, ChatMessageItem, ChatWindowProps } from "../shared/chat/ui/types.ts";

export const tess = { userId: "s~m~2", name: "Tess Okafor", userType: "agent" as const };
export const ava = { userId: "s~c~1", name: "Ava Chen", userType: "contact" as const };
export const priya = { userId: "s~c~7", name: "Priya Nair", userType: "contact" as const };

const none = () => undefined;

/** An instant so many minutes ago. */
export const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

export function said(
  seq: number,
  author: ChatMessageItem["author"],
  minutes: number,
  text: string,
  more: Partial<ChatMessageItem> = {},
): ChatItem {
  return { kind: "message", key: `m${seq}`, seq, author, text, at: ago(minutes), state: "sent", own: false, ...more };
}

export const joined = (seq: number, minutes: number): ChatItem => ({
  kind: "system",
  seq,
  code: "joined",
  params: {},
  at: ago(minutes),
  author: tess,
});

export const question: ChatItem[] = [
  said(1, ava, 1, "The label printer on line 3 prints blank labels since this morning.", { own: true }),
  said(2, ava, 0.8, "We have a truck loading at 11.", { own: true }),
];

export const handled: ChatItem[] = [
  said(1, ava, 12, "The label printer on line 3 prints blank labels since this morning.", { own: true, state: "read" }),
  joined(2, 11),
  said(3, tess, 10, "Hi Ava, I can see the printer. Could you send me a photo of the label it prints?"),
  said(4, ava, 9, "Here you go. The ribbon is new.", { own: true, state: "read" }),
  said(5, tess, 7, "Thanks. The head is fine, the driver lost its **darkness** setting. I am putting it back now."),
  said(6, ava, 6, "Great, shall I print a test?", { own: true, state: "delivered" }),
];

export function chat(key: string, more: Partial<ChatWindowProps>): ChatWindowProps {
  return {
    viewer: "contact",
    viewerUserId: ava.userId,
    header: { title: "Northwind IT", state: { kind: "waiting", since: ago(0.3) } },
    items: question,
    readSeq: 99,
    unreadCount: 0,
    composer: { draftKey: `gallery:${key}`, placeholder: "Add details while you wait", onSend: none },
    menu: [{ key: "leave", label: "Leave chat", onSelect: none }],
    onMinimise: none,
    onRetry: none,
    ...more,
  };
}

export const withTess: ChatWindowProps["header"] = {
  title: "Tess Okafor",
  person: { id: tess.userId, name: tess.name, presence: "online" },
  detail: "#1427 Label printer on line 3",
  state: { kind: "handled", presence: "online" },
};
