import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { useLingui } from "@lingui/react/macro";
import { IconDoorExit, IconFileText, IconPhoneCall, IconX } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import type { ChatMenuEntry } from "../../../shared/chat/ui/types.ts";
import { Icon } from "../../../shared/ui/icon/Icon.tsx";
import { useMe } from "../../me/me.ts";
import { isOpen } from "../chatWords.ts";
import type { WindowActions } from "./useWindowActions.ts";

/** The menu of a contact's window: call me back while waiting, the chat as a page, leave; close once it is over. */
export function useWindowMenu(
  session: ChatSession | undefined,
  can: Record<string, boolean>,
  actions: WindowActions,
): ChatMenuEntry[] {
  const { t } = useLingui();
  const { features } = useMe();
  const navigate = useNavigate();
  const mayCallBack = features.chatCallback && can.request_callback === true;
  return useMemo(() => {
    const entries: ChatMenuEntry[] = [];
    const add = (key: string, label: string, icon: typeof IconX, onSelect: () => void) =>
      entries.push({ key, label, icon: <Icon of={icon} size={16} />, onSelect });
    if (mayCallBack) add("callback", t`Call me back`, IconPhoneCall, actions.callMeBack);
    if (session) {
      const params = { id: session.id };
      add("page", t`Read and print`, IconFileText, () => void navigate({ to: "/chats/$id", params }));
    }
    if (session && isOpen(session)) add("leave", t`Leave chat`, IconDoorExit, actions.askToLeave);
    else if (session?.status === "completed") add("leave", t`Leave chat`, IconDoorExit, actions.leave);
    else add("close", t`Close this window`, IconX, actions.close);
    return entries;
  }, [session, mayCallBack, actions, navigate, t]);
}
