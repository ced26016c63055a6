import { Button, Title } from "@mantine/core";
import { IconPlus, IconTicket, IconX } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { tokens } from "../shared/theme/tokens.ts";
import { ConnectionBanner } from "../shared/ui/connection/ConnectionBanner.tsx";
import { Icon } from "../shared/ui/icon/Icon.tsx";
import { ListStates } from "../shared/ui/list/ListStates.tsx";
import { PresenceAvatar } from "../shared/ui/person/PresenceAvatar.tsx";
import { PresenceSign } from "../shared/ui/person/PresenceSign.tsx";
import { PrioritySign } from "../shared/ui/priority/PrioritySign.tsx";
import { SaveBar } from "../shared/ui/save/SaveBar.tsx";
import { SearchField } from "../shared/ui/search/SearchField.tsx";
import { LanguageSwitch } from "../shared/ui/settings/LanguageSwitch.tsx";
import { ThemeSwitch } from "../shared/ui/settings/ThemeSwitch.tsx";
import { KeyHint, ShortcutHelp } from "../shared/ui/shortcuts/index.ts";
import { ChatStatusSign } from "../shared/ui/status/ChatStatusSign.tsx";
import { seededStatuses, TicketStatusSign } from "../shared/ui/status/TicketStatusSign.tsx";
import { RelativeTime } from "../shared/ui/time/index.ts";
import { useToast } from "../shared/ui/toast/ToastProvider.tsx";
import styles from "./Gallery.module.css";

const nothingYet = {
  icon: IconTicket,
  title: "No tickets yet",
  text: "When you ask for something, you follow it here.",
  action: (
    <Button leftSection={<Icon of={IconPlus} size={14} />} size="xs">
      Ask for something
    </Button>
  ),
};

/** Picture 09 of the design, made of the real components. */
export function StatesPage() {
  const [search, setSearch] = useState("");
  const [changes, setChanges] = useState(2);
  return (
    <main id="main" className={styles.page}>
      <div className={styles.head}>
        <Title order={1}>States and signs</Title>
        <div className={styles.row}>
          <SearchField value={search} onChange={setSearch} label="Search tickets, requests and guides" />
          <ThemeSwitch />
          <LanguageSwitch />
        </div>
      </div>
      <div className={styles.grid}>
        <ListPanels />
        <Panel title="Signs">
          <Signs />
        </Panel>
      </div>
      <ShortcutHelp />
      <SaveBar
        changes={changes}
        effect="Call me back turns on for 9 contacts, AI assistant for 11."
        onSave={() => setChanges(0)}
        onDiscard={() => setChanges(0)}
      />
    </main>
  );
}

function ListPanels() {
  const none = () => undefined;
  const filtered = {
    title: "No open ticket matches",
    filters: "Priority Urgent, account Larkspur Dental, due this week.",
    onRemove: none,
  };
  const fault = {
    title: "The tickets did not load",
    detail: "The server did not answer in 10 seconds.",
    traceId: "7f3a-91c2",
    onRetry: none,
  };
  return (
    <>
      <Panel title="Loading" bare>
        <ListStates status="loading" count={0} nothingYet={nothingYet}>
          {null}
        </ListStates>
      </Panel>
      <Panel title="Nothing exists yet" bare>
        <ListStates status="ready" count={0} nothingYet={nothingYet}>
          {null}
        </ListStates>
      </Panel>
      <Panel title="Nothing matches" bare>
        <ListStates status="ready" count={0} nothingYet={nothingYet} filtered={filtered}>
          {null}
        </ListStates>
      </Panel>
      <Panel title="Error" bare>
        <ListStates status="fault" count={0} nothingYet={nothingYet} fault={fault}>
          {null}
        </ListStates>
      </Panel>
      <Panel title="Offline">
        <ConnectionBanner connected={false} retryAt={Date.now() + 12_000} onRetry={none} />
      </Panel>
      <Panel title="End and undo" bare>
        <ListStates status="ready" count={9} nothingYet={nothingYet} end={{ oldest: "2025-11-20T12:00:00Z" }}>
          <div className={styles.listRow}>
            <PrioritySign level={1} compact />
            <span style={{ flex: 1 }}>Replace backup battery in rack 2</span>
            <RelativeTime at={new Date(Date.now() - 480_000)} focusable />
          </div>
        </ListStates>
        <UndoButton />
      </Panel>
    </>
  );
}

function UndoButton() {
  const toast = useToast();
  return (
    <div className={styles.panelBody}>
      <Button variant="default" onClick={() => toast({ message: "#1366 closed", onUndo: () => undefined })}>
        Close #1366
      </Button>
    </div>
  );
}

function Signs() {
  const since = new Date(Date.now() - 24_000).toISOString();
  return (
    <>
      <div className={styles.row}>
        {(["created", "handled", "missed", "callback", "completed"] as const).map((status) => (
          <ChatStatusSign key={status} status={status} size="sm" />
        ))}
        <ChatStatusSign status="created" since={since} size="sm" />
        <ChatStatusSign status="unattended" size="sm" />
      </div>
      <div className={styles.row}>
        {Object.values(seededStatuses).map((status) => (
          <TicketStatusSign key={status.name} status={status} />
        ))}
      </div>
      <div className={styles.row}>
        {([4, 3, 2, 1] as const).map((level) => (
          <PrioritySign key={level} level={level} />
        ))}
      </div>
      <div className={styles.row}>
        {(["online", "away", "busy", "offline"] as const).map((presence) => (
          <span key={presence} className={styles.row}>
            <PresenceAvatar id="theo" name="Theo Lindqvist" presence={presence} size={28} />
            <PresenceSign state={presence} />
          </span>
        ))}
      </div>
      <div className={styles.row}>
        {[
          "Ava Chen",
          "Tess Okafor",
          "Cleo Marsh",
          "Sol Park",
          "Lena Brandt",
          "Dan Ruiz",
          "Jonas Weber",
          "Marek Vasile",
          "Priya Nair",
          "Grace Whitlock",
          "🎉",
        ].map((name) => (
          <PresenceAvatar key={name} id={name} name={name} labelled />
        ))}
      </div>
      <div className={styles.row}>
        <Button>Primary</Button>
        <Button variant="default">Secondary</Button>
        <Button variant="light">Soft</Button>
        <Button variant="subtle">Quiet</Button>
        <Button variant="default" color="red" leftSection={<Icon of={IconX} size={14} />}>
          Remove
        </Button>
        <Button color="red">Delete</Button>
        <Button disabled>Disabled</Button>
        <Button loading>Loading</Button>
        <KeyHint keys="Ctrl+Enter" />
        <KeyHint keys="g h" />
      </div>
      <div className={styles.row}>
        {Object.keys(tokens).map((name) => (
          <span key={name} title={name} className={styles.swatch} style={{ background: `var(--db-${name})` }} />
        ))}
      </div>
    </>
  );
}

function Panel(props: { title: string; bare?: boolean; children: ReactNode }) {
  return (
    <section className={styles.panel}>
      <h2 className={styles.panelHead}>{props.title}</h2>
      <div className={props.bare ? undefined : styles.panelBody}>{props.children}</div>
    </section>
  );
}
