import { Button } from "@mantine/core";
import { useState } from "react";
import { ChatDock } from "../shared/chat/ui/ChatDock.tsx";
import { chat, handled, tess, withTess } from "./sample.ts";

/** A contact's window over a page, and its bar. */
export function ContactDock() {
  const [minimised, setMinimised] = useState(false);
  const window = chat("dock", {
    header: withTess,
    items: handled,
    unreadCount: minimised ? 2 : 0,
    composer: { draftKey: "gallery:dock", placeholder: "Write a message", onSend: () => undefined },
    ticket: { id: 1427, title: "Label printer on line 3 prints blank labels", href: "/portal/tickets/1427" },
    typing: [tess],
    onMinimise: () => setMinimised(true),
  });
  return (
    <main id="main" data-region="" tabIndex={-1}>
      <h1>A page of the client portal</h1>
      <Button variant="default">Something on the page</Button>
      <ChatDock viewer="contact" chats={[{ id: "one", minimised, window }]} onOpen={() => setMinimised(false)} />
    </main>
  );
}
