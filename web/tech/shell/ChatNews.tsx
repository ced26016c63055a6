import { useLingui } from "@lingui/react/macro";
import { useChatData, useChatNews } from "../../shared/chat/data/react.tsx";
import { useToast } from "../../shared/ui/toast/ToastProvider.tsx";
import { contactOf } from "../people/sessions.ts";

/** Tells once what happened elsewhere: an invitation was not taken, a chat has been quiet for long (spec 10 C-37, C-45). */
export function ChatNews() {
  const { t } = useLingui();
  const chat = useChatData();
  const toast = useToast();
  useChatNews((news) => {
    const session = chat.list.get(news.sessionId)?.session;
    const contact = session ? contactOf(session).name : t`a contact`;
    if (news.type === "idle_reminder") {
      toast({ message: t`The chat with ${contact} has been quiet for long. End it if ${contact} is helped.` });
    } else if (news.answer === "declined") {
      toast({ message: t`${news.name} declined to join the chat with ${contact}.` });
    } else {
      toast({ message: t`${news.name} did not answer your invitation to the chat with ${contact}.` });
    }
  });
  return null;
}
