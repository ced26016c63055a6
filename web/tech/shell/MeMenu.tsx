import { Trans, useLingui } from "@lingui/react/macro";
import { Popover, type PopoverProps, Radio, UnstyledButton } from "@mantine/core";
import { IconBell, IconKeyboard, IconLogout } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useOwnPresence } from "../../shared/chat/data/react.tsx";
import { Icon, type IconShape } from "../../shared/ui/icon/Icon.tsx";
import { PresenceAvatar } from "../../shared/ui/person/PresenceAvatar.tsx";
import { PresenceDot } from "../../shared/ui/person/PresenceDot.tsx";
import { usePresenceWords } from "../../shared/ui/person/presence.ts";
import { LanguageSwitch } from "../../shared/ui/settings/LanguageSwitch.tsx";
import { ThemeSwitch } from "../../shared/ui/settings/ThemeSwitch.tsx";
import { ConnectionLine, NotificationState } from "./ConnectionLine.tsx";
import styles from "./MeMenu.module.css";
import { type Choice, choices, useChoiceHints, useChoosePresence } from "./PresenceMenu.tsx";
import { usePortal } from "./usePortal.ts";

/** Me: presence, connection, notifications, language, theme, sign-out (spec 10 section 13). */
export function MeMenu({ chat, position }: { chat: boolean; position: PopoverProps["position"] }) {
  const { t } = useLingui();
  const portal = usePortal();
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <Popover opened={opened} onChange={setOpened} position={position} width={280} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className={styles.me} onClick={() => setOpened(!opened)}>
          <span className={styles.spoken}>
            <Trans>You: {portal.me.name}</Trans>
          </span>
          <span aria-hidden="true">
            {chat ? <MyAvatar /> : <PresenceAvatar id={portal.me.userId} name={portal.me.name} size={36} />}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.menu} aria-label={t`You`}>
        <div className={styles.who}>
          <strong>{portal.me.name}</strong>
          {portal.me.email && <span>{portal.me.email}</span>}
        </div>
        {chat && <ChatPart onPanel={portal.openPanel} onDone={close} />}
        <Setting label={t`Language`}>
          <LanguageSwitch />
        </Setting>
        <Setting label={t`Theme`}>
          <ThemeSwitch />
        </Setting>
        <hr className={styles.rule} />
        <Entry icon={IconKeyboard} onClick={portal.openHelp} onDone={close}>
          <Trans>Keyboard shortcuts</Trans>
        </Entry>
        <Entry icon={IconLogout} onClick={() => void portal.signOut()} onDone={close}>
          <Trans>Sign out</Trans>
        </Entry>
      </Popover.Dropdown>
    </Popover>
  );
}

function MyAvatar() {
  const portal = usePortal();
  const { state } = useOwnPresence();
  return <PresenceAvatar id={portal.me.userId} name={portal.me.name} size={36} presence={state} />;
}

function ChatPart({ onPanel, onDone }: { onPanel: () => void; onDone: () => void }) {
  return (
    <>
      <PresenceChoice />
      <hr className={styles.rule} />
      <ConnectionLine />
      <Entry icon={IconBell} onClick={onPanel} onDone={onDone} hint={<NotificationState />}>
        <Trans>Sound and notifications</Trans>
      </Entry>
      <hr className={styles.rule} />
    </>
  );
}

function PresenceChoice() {
  const { t } = useLingui();
  const presence = useOwnPresence();
  const words = usePresenceWords();
  const hints = useChoiceHints();
  const choose = useChoosePresence();
  return (
    <Radio.Group aria-label={t`Presence`} value={presence.preference} onChange={(value) => choose(value as Choice)}>
      {choices.map((choice) => (
        <Radio
          key={choice}
          value={choice}
          className={styles.choice}
          label={
            <span className={styles.choiceWords}>
              <PresenceDot state={choice} size={10} />
              <span>
                {words[choice]}
                <span className={styles.hint}>{hints[choice]}</span>
              </span>
            </span>
          }
        />
      ))}
    </Radio.Group>
  );
}

function Setting(props: { label: string; children: ReactNode }) {
  return (
    <div className={styles.setting}>
      <span>{props.label}</span>
      {props.children}
    </div>
  );
}

function Entry(props: {
  icon: IconShape;
  onClick: () => void;
  onDone: () => void;
  hint?: ReactNode;
  children: ReactNode;
}) {
  return (
    <UnstyledButton
      className={styles.entry}
      onClick={() => {
        props.onDone();
        props.onClick();
      }}
    >
      <Icon of={props.icon} size={16} />
      <span className={styles.entryWords}>{props.children}</span>
      {props.hint}
    </UnstyledButton>
  );
}
