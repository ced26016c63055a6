import { useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { IconArrowUp, IconEye } from "@tabler/icons-react";
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect } from "react";
import { useDraft } from "../../../ui/draft/useDraft.ts";
import { Icon } from "../../../ui/icon/Icon.tsx";
import type { ChatComposerProps } from "../types.ts";
import styles from "./ChatComposer.module.css";
import { messageLength, messageLimit } from "./limit.ts";

/**
 * Where a message is written: Enter sends, Shift+Enter breaks the line, never during IME composition. What is typed
 * survives reload. A closed chat shows its reason here instead.
 */
export function ChatComposer(
  props: ChatComposerProps & { field: RefObject<HTMLTextAreaElement | null>; autoFocus?: boolean },
) {
  if (props.closedReason !== undefined) {
    return (
      <p className={styles.closed}>
        <Icon of={IconEye} size={16} />
        {props.closedReason}
      </p>
    );
  }
  return <OpenComposer {...props} />;
}

function OpenComposer(
  props: ChatComposerProps & { field: RefObject<HTMLTextAreaElement | null>; autoFocus?: boolean },
) {
  const { t } = useLingui();
  const { text, setText } = useDraft(props.draftKey);
  const hint = useId();
  const length = messageLength(text);
  const sendable = length > 0 && length <= messageLimit;
  const nearLimit = length > messageLimit * 0.9;
  useGrowing(props.field, text);
  const send = () => {
    if (!sendable) return;
    props.onSend(text.trim());
    setText("");
    props.field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || event.shiftKey || event.altKey || composes(event)) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={props.field}
        className={styles.field}
        rows={1}
        dir="auto"
        value={text}
        placeholder={props.placeholder}
        aria-label={props.placeholder}
        aria-describedby={nearLimit ? hint : undefined}
        aria-invalid={length > messageLimit || undefined}
        // biome-ignore lint/a11y/noAutofocus: only when the person has just opened the chat to write in it
        autoFocus={props.autoFocus}
        onChange={(event) => {
          setText(event.currentTarget.value);
          if (event.currentTarget.value.trim()) props.onTyping?.();
        }}
        onKeyDown={onKeyDown}
      />
      <ActionIcon
        type="submit"
        variant="filled"
        className={styles.send}
        size={30}
        disabled={!sendable}
        aria-label={t`Send`}
        title={t`Send`}
      >
        <Icon of={IconArrowUp} size={18} />
      </ActionIcon>
      {nearLimit && <Counter id={hint} length={length} />}
    </form>
  );
}

function Counter({ id, length }: { id: string; length: number }) {
  const { t, i18n } = useLingui();
  const figures = `${i18n.number(length)} / ${i18n.number(messageLimit)}`;
  const over = length > messageLimit;
  return (
    <p id={id} className={`${styles.counter} ${over ? styles.over : ""}`} aria-live={over ? "polite" : "off"}>
      {over ? t`${figures}. Shorten the message, or send it in two.` : figures}
    </p>
  );
}

/** Grows with its text up to the height that the style allows. */
function useGrowing(field: RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is what changes the height
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${element.scrollHeight}px`;
  }, [field, text]);
}

/** Key code 229 is how Safari reports the Enter that ends a composition, after `isComposing` is already false. */
function composes(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229;
}
