import { useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { IconArrowLeft, IconHeadset, IconMinus, IconUserPlus, IconX } from "@tabler/icons-react";
import { Icon, type IconShape } from "../../../ui/icon/Icon.tsx";
import { PresenceAvatar } from "../../../ui/person/PresenceAvatar.tsx";
import type { ChatWindowProps } from "../types.ts";
import styles from "./ChatHeader.module.css";
import { HeaderState } from "./HeaderState.tsx";
import { MenuButton } from "./MenuButton.tsx";

type Props = Pick<
  ChatWindowProps,
  "viewer" | "header" | "menu" | "onAddPerson" | "onMinimise" | "onClose" | "unreadCount"
> & {
  phone: boolean;
};

/** The person is the headline; then state and what the chat is about; then add person, menu, minimise, close. */
export function ChatHeader(props: Props) {
  const { header, phone } = props;
  const { t } = useLingui();
  const size = phone ? 36 : props.viewer === "contact" ? 36 : 28;
  return (
    <header className={`${styles.header} ${props.viewer === "agent" && !phone ? styles.dense : ""}`}>
      {phone && <HeaderButton icon={IconArrowLeft} label={t`Back`} onClick={props.onMinimise} />}
      {header.person ? (
        <PresenceAvatar {...header.person} size={size} />
      ) : (
        <span className={styles.desk} style={{ width: size, height: size }}>
          <Icon of={IconHeadset} size={20} />
        </span>
      )}
      <div className={styles.words}>
        <h2 className={styles.title} title={header.title}>
          {header.title}
        </h2>
        <HeaderState state={header.state} detail={header.detail} />
      </div>
      {props.viewer === "agent" && props.unreadCount > 0 && <span className={styles.unread}>{props.unreadCount}</span>}
      {props.onAddPerson && <HeaderButton icon={IconUserPlus} label={t`Add a person`} onClick={props.onAddPerson} />}
      {props.menu && props.menu.length > 0 && <MenuButton entries={props.menu} />}
      {!phone && <HeaderButton icon={IconMinus} label={t`Minimise`} onClick={props.onMinimise} />}
      {!phone && props.onClose && <HeaderButton icon={IconX} label={t`Close the window`} onClick={props.onClose} />}
    </header>
  );
}

function HeaderButton(props: { icon: IconShape; label: string; onClick: () => void }) {
  return (
    <ActionIcon size={28} aria-label={props.label} title={props.label} onClick={props.onClick}>
      <Icon of={props.icon} size={18} />
    </ActionIcon>
  );
}
