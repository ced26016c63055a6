import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import styles from "./FindSetting.module.css";
import { type Entry, findEntries } from "./index-entries.ts";
import { useEntries } from "./useEntries.ts";

/** Searches pages, settings and permissions and goes there (spec 95 section 1.1, design section 5). */
export function FindSetting(props: { opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      withCloseButton={false}
      centered={false}
      yOffset="10vh"
      size={560}
      padding={0}
      title={undefined}
      aria-label={t`Find a setting`}
    >
      <Finder onClose={props.onClose} />
    </Modal>
  );
}

function Finder(props: { onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const { entries, pages } = useEntries(true);
  const found = findEntries(entries, typed, pages);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const go = (entry: Entry | undefined) => {
    if (!entry) return;
    props.onClose();
    void navigate({ to: entry.to, search: entry.search ?? {} });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Enter") go(found[at]);
    if (step === 0 || found.length === 0) return;
    event.preventDefault();
    setAt((at + step + found.length) % found.length);
  };
  return (
    <>
      <TextInput
        data-autofocus
        size="md"
        variant="unstyled"
        className={styles.field}
        role="combobox"
        aria-label={t`Find a setting`}
        aria-expanded={found.length > 0}
        aria-controls="found"
        aria-activedescendant={found[at] ? `found-${at}` : undefined}
        placeholder={t`Find a page, setting or permission`}
        leftSection={<Icon of={IconSearch} size={18} />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="found" ref={list} role="listbox" aria-label={t`Results`} className={styles.list} tabIndex={-1}>
        {found.map((entry, index) => (
          <Result
            key={`${entry.group} ${entry.id}`}
            entry={entry}
            index={index}
            active={index === at}
            onChoose={() => go(entry)}
            onPoint={() => setAt(index)}
          />
        ))}
      </div>
      <p className={styles.none} role="status">
        {found.length === 0 && <Trans>Nothing is called like that. Try another word.</Trans>}
      </p>
    </>
  );
}

function Result(props: { entry: Entry; index: number; active: boolean; onChoose: () => void; onPoint: () => void }) {
  const { entry, index } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the text field has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text field
    <div
      id={`found-${index}`}
      data-at={index}
      role="option"
      aria-selected={props.active}
      className={styles.option}
      onClick={props.onChoose}
      onPointerMove={props.onPoint}
    >
      <span className={styles.title}>{entry.title}</span>
      <span className={styles.what}>{entry.description}</span>
      <span className={styles.group}>{entry.group}</span>
    </div>
  );
}
