import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconMessageCircleOff } from "@tabler/icons-react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { TraceId } from "../../shared/ui/state/TraceId.tsx";
import styles from "./Home.module.css";

/** Stands where the chat card would, while the chat's part of the server does not answer (spec 10 section 20, 14). */
export function ChatUnavailableCard(props: { onRetry: () => void; retrying?: boolean; traceId?: string }) {
  return (
    <section className={styles.card} aria-labelledby="chat-unavailable">
      <div className={styles.head}>
        <span className={`${styles.tile} ${styles.quiet}`}>
          <Icon of={IconMessageCircleOff} size={20} />
        </span>
        <div className={styles.words}>
          <h2 className={styles.title} id="chat-unavailable">
            <Trans>Chat is unavailable right now</Trans>
          </h2>
          <p className={styles.line} role="status">
            <Trans>It did not answer. Everything else here works, and what you wrote is kept.</Trans>
          </p>
        </div>
        <Button variant="default" className={styles.retry} onClick={props.onRetry} loading={props.retrying}>
          <Trans>Try again</Trans>
        </Button>
      </div>
      {props.traceId && <TraceId id={props.traceId} />}
    </section>
  );
}
