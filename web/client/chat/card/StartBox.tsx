import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { type KeyboardEvent, useId, useRef } from "react";
import { useChatData, useOwnChats } from "../../../shared/chat/data/react.tsx";
import { useDraft } from "../../../shared/ui/draft/useDraft.ts";
import { useShortcut } from "../../../shared/ui/shortcuts/ShortcutProvider.tsx";
import styles from "../../home/Home.module.css";
import { useMe } from "../../me/me.ts";
import type { Availability } from "../availability.ts";
import { startBoxId } from "../desk/useChatKey.ts";
import { startNew } from "../startNew.ts";
import { CallMeBack } from "./CallMeBack.tsx";
import { useStarting } from "./useStarting.ts";

const longest = 10_000;

/** The composer of the chat to come: Enter starts it with what stands here, and what is typed outlives a reload. */
export function StartBox(props: { availability: Availability | undefined }) {
  const { t } = useLingui();
  const me = useMe();
  const chat = useChatData();
  const own = useOwnChats();
  const { text, setText, saved } = useDraft(`home:${me.userId}`);
  const field = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const [starting, began] = useStarting(own.active.length);
  const { availability } = props;
  const shut = isShut(availability);
  const tooLong = text.trim().length > longest;
  useShortcut({ keys: "c", label: t`Start a chat`, group: t`Chat`, disabled: shut, run: () => field.current?.focus() });
  const start = () => {
    if (shut || starting || tooLong) return;
    began();
    startNew(chat, { text: text.trim() || undefined });
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || event.shiftKey || event.altKey || composes(event)) return;
    event.preventDefault();
    if (text.trim()) start();
  };
  return (
    <form
      className={`${styles.composer} ${shut ? styles.off : ""}`}
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <textarea
        ref={field}
        id={startBoxId}
        className={styles.field}
        rows={2}
        dir="auto"
        value={text}
        placeholder={t`What is going on? One sentence is enough to start.`}
        aria-label={t`What is going on? One sentence is enough to start.`}
        aria-describedby={hint}
        aria-invalid={tooLong || undefined}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={styles.foot}>
        <p
          id={hint}
          className={`${styles.hint} ${tooLong ? styles.problem : ""}`}
          aria-live={tooLong ? "polite" : "off"}
        >
          {tooLong ? (
            <Trans>Shorten this to 10,000 characters, or send the rest in the chat.</Trans>
          ) : shut ? (
            <ShutReason reason={availability.preTicketChat.reason} kept={text !== ""} />
          ) : (
            text !== "" && saved && <Trans>Kept on this device. Enter starts the chat.</Trans>
          )}
        </p>
        {me.features.chatCallback && <CallMeBack availability={availability} size="md" />}
        <Button type="submit" size="md" disabled={shut || tooLong} loading={starting} className={styles.start}>
          <Trans>Start chat</Trans>
        </Button>
      </div>
    </form>
  );
}

/** An open chat is known better from the stream; when that has none, an older answer is past. */
function isShut(availability: Availability | undefined): availability is Availability {
  const chat = availability?.preTicketChat;
  return chat !== undefined && !chat.allowed && chat.reason !== "active_session_exists";
}

function ShutReason(props: { reason: string | null; kept: boolean }) {
  switch (props.reason) {
    case "outside_office_hours":
      return props.kept ? (
        <Trans>Chat is closed at this hour. What you wrote is kept until we open.</Trans>
      ) : (
        <Trans>Chat is closed at this hour.</Trans>
      );
    case "impersonated":
      return <Trans>Not available while acting as somebody else.</Trans>;
    default:
      return <Trans>Chat cannot be started right now.</Trans>;
  }
}

/** Key code 229 is how Safari reports the Enter that ends a composition, after `isComposing` is already false. */
function composes(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229;
}
