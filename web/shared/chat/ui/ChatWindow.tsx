import { Trans, useLingui } from "@lingui/react/macro";
import { Skeleton } from "@mantine/core";
import { IconChevronRight, IconTicket } from "@tabler/icons-react";
import { type KeyboardEvent, useRef } from "react";
import { ErrorBoundary } from "../../ui/fault/ErrorBoundary.tsx";
import { Icon } from "../../ui/icon/Icon.tsx";
import { FaultState } from "../../ui/state/FaultState.tsx";
import { useDelayed } from "../../ui/state/useDelayed.ts";
import styles from "./ChatWindow.module.css";
import { ChatCardView } from "./cards/ChatCards.tsx";
import { ChatComposer } from "./composer/ChatComposer.tsx";
import { ChatHeader } from "./header/ChatHeader.tsx";
import { ChatLog } from "./log/ChatLog.tsx";
import type { ChatTicketRef, ChatWindowProps } from "./types.ts";
import { ResizeHandle } from "./window/ResizeHandle.tsx";
import { usePhone } from "./window/usePhone.ts";
import { useWindowSize } from "./window/useWindowSize.ts";

/**
 * One chat in a window: header, conversation, composer. Draws what it is given and reports what is done; it loads
 * nothing. Full screen on phones. `Esc` minimises, `F6` leaves (design sections 6.1 and 7.2).
 */
export function ChatWindow(props: ChatWindowProps) {
  const { t } = useLingui();
  const phone = usePhone();
  const field = useRef<HTMLTextAreaElement>(null);
  const size = useWindowSize(props.viewer);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const inside = event.currentTarget.contains(event.target as Node);
    if (event.key !== "Escape" || event.defaultPrevented || event.nativeEvent.isComposing || !inside) return;
    event.preventDefault();
    props.onMinimise();
  };
  return (
    <section
      className={`${styles.window} ${phone ? styles.phone : styles[props.viewer]}`}
      style={phone ? undefined : { width: size.width, height: size.height }}
      aria-label={t`Chat with ${props.header.title}`}
      data-region=""
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {!phone && <ResizeHandle size={size} />}
      <ChatHeader
        viewer={props.viewer}
        header={props.header}
        menu={props.menu}
        unreadCount={props.unreadCount}
        phone={phone}
        onAddPerson={props.onAddPerson}
        onMinimise={props.onMinimise}
        onClose={props.onClose}
      />
      {phone && props.ticket && <TicketStrip ticket={props.ticket} />}
      <ErrorBoundary title={<Trans>This chat cannot be shown right now</Trans>}>
        <Body {...props} onLeaveLog={() => field.current?.focus()} />
      </ErrorBoundary>
      <ChatComposer key={props.composer.draftKey} {...props.composer} field={field} autoFocus={props.autoFocus} />
    </section>
  );
}

function Body(props: ChatWindowProps & { onLeaveLog: () => void }) {
  if (props.fault) {
    return (
      <div className={styles.body}>
        <FaultState title={<Trans>The chat did not load</Trans>} {...props.fault} />
      </div>
    );
  }
  if (props.loading) return <LoadingBody />;
  return (
    <ChatLog
      viewer={props.viewer}
      viewerUserId={props.viewerUserId}
      items={props.items}
      typing={props.typing}
      readSeq={props.readSeq}
      onRetry={props.onRetry}
      onLoadEarlier={props.onLoadEarlier}
      onSeen={props.onSeen}
      onLeaveLog={props.onLeaveLog}
      card={props.card ? <ChatCardView card={props.card} /> : undefined}
    />
  );
}

function LoadingBody() {
  const { t } = useLingui();
  const shown = useDelayed(true, 200);
  return (
    <div className={styles.loading} role="status" aria-label={shown ? t`Loading` : undefined}>
      {shown && (
        <>
          <Skeleton height={34} width="58%" radius={14} />
          <Skeleton height={34} width="46%" radius={14} />
          <Skeleton height={54} width="66%" radius={14} />
        </>
      )}
    </div>
  );
}

function TicketStrip({ ticket }: { ticket: ChatTicketRef }) {
  return (
    <a className={styles.strip} href={ticket.href}>
      <Icon of={IconTicket} size={18} />
      <span className={styles.number}>#{ticket.id}</span>
      <span className={styles.stripTitle}>{ticket.title}</span>
      <Icon of={IconChevronRight} size={18} />
    </a>
  );
}
