import { Plural, Trans } from "@lingui/react/macro";
import { VisuallyHidden } from "@mantine/core";
import { ChatSlot } from "../chat/ChatSlot.tsx";

/** Unread chat messages as a small number, nothing while there are none. */
export function UnreadCount(props: { className?: string }) {
  return (
    <ChatSlot>
      {(parts) => (
        <parts.Unread>
          {(count) =>
            count > 0 && (
              <span className={props.className}>
                <span aria-hidden="true">{count > 99 ? <Trans>99+</Trans> : count}</span>
                <VisuallyHidden>
                  <Plural value={count} one="# unread message" other="# unread messages" />
                </VisuallyHidden>
              </span>
            )
          }
        </parts.Unread>
      )}
    </ChatSlot>
  );
}
