import { isActive } from "@deskbell/common/chat/lists.ts";
import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { useLingui } from "@lingui/react/macro";
import { IconCircleCheck, IconDoorExit, IconHistory, IconLink, IconMessageCircle } from "@tabler/icons-react";
import { useChatData } from "../../shared/chat/data/react.tsx";
import type { Chat } from "../../shared/chat/data/types.ts";
import type { ChatMenuEntry } from "../../shared/chat/ui/types.ts";
import { Icon, type IconShape } from "../../shared/ui/icon/Icon.tsx";
import { useChatActions } from "../actions/useChatActions.ts";
import { useChatDialogs } from "../dialogs/ChatDialogs.tsx";
import { agentsIn } from "../people/sessions.ts";
import { useGo } from "../shell/nav.tsx";

type Entry = Omit<ChatMenuEntry, "icon"> & { icon: IconShape };

/** The menu of a chat window: end, leave (with the reason when it cannot be), join, link, transcript (spec 10 section 7.1). */
export function useWindowMenu(chat: Chat | undefined): ChatMenuEntry[] {
  const { t } = useLingui();
  const data = useChatData();
  const actions = useChatActions();
  const dialogs = useChatDialogs();
  const go = useGo();
  const leave = useLeaveReason(chat);
  const { session, can = {} } = chat ?? {};
  if (!session) return [];
  const inside = session.users.some((user) => user.userId === data.me.userId);
  const entries: (Entry | false)[] = [
    !inside && {
      key: "join",
      label: t`Join`,
      icon: IconMessageCircle,
      disabledReason: isActive(session) ? undefined : t`This chat is over.`,
      onSelect: () => void actions.join(session),
    },
    {
      key: "end",
      label: t`End chat`,
      icon: IconCircleCheck,
      disabledReason: can.complete ? undefined : endReason(session, t),
      onSelect: () => dialogs.end(session),
    },
    inside && {
      key: "leave",
      label: t`Leave chat`,
      icon: IconDoorExit,
      disabledReason: leave,
      onSelect: () => void actions.leave(session),
    },
    { key: "link", label: t`Copy link`, icon: IconLink, onSelect: () => void actions.copyLink(session) },
    {
      key: "history",
      label: t`Show in the chat history`,
      icon: IconHistory,
      onSelect: () => go({ to: "/history/$chatId", params: { chatId: session.id } }),
    },
  ];
  return entries
    .filter((entry) => entry !== false)
    .map(({ icon, ...entry }) => ({ ...entry, icon: <Icon of={icon} /> }));
}

type Words = ReturnType<typeof useLingui>["t"];

function endReason(session: ChatSession, t: Words): string {
  if (session.status === "completed") return t`It is closed already.`;
  if (session.status === "created") return t`Join first.`;
  return t`Only those in the chat can end it.`;
}

/** Why the caller cannot leave now; nobody may leave a contact alone (spec 10 C-33). */
function useLeaveReason(chat: Chat | undefined): string | undefined {
  const { t } = useLingui();
  const data = useChatData();
  if (!chat?.session || chat.can.leave) return undefined;
  const others = agentsIn(chat.session, data.me.userId);
  if (others.length === 0) return t`You are the only technician here. Add somebody first, or end the chat.`;
  return t`Nobody else here is online. Add somebody first, or end the chat.`;
}
