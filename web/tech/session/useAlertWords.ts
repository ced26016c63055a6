import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { AlertWords } from "../../shared/chat/data/notifications.ts";
import { contactOf } from "../people/sessions.ts";

/** Texts of browser notifications. Names only; what was written stays in the page (spec 10 section 17). */
export function useAlertWords(): AlertWords {
  const { t } = useLingui();
  return useMemo(
    () => (kind, session, event) => {
      const name = contactOf(session).name;
      const body = session.account.name;
      switch (kind) {
        case "new":
          return { title: t`${name} is waiting`, body };
        case "unattended":
          return { title: t`Nobody is with ${name} any more`, body };
        case "invited":
          return { title: t`You are asked to join the chat with ${name}`, body };
        case "abandoned":
          return { title: t`${name} left before anyone joined`, body };
        case "callback":
          return { title: t`${name} asks to be called back`, body };
        default:
          return { title: t`New message from ${event?.author?.name ?? name}`, body };
      }
    },
    [t],
  );
}
