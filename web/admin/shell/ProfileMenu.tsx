import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Popover, VisuallyHidden } from "@mantine/core";
import { IconChevronDown, IconHeadset, IconKeyboard, IconLogout } from "@tabler/icons-react";
import { useState } from "react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { PresenceAvatar } from "../../shared/ui/person/PresenceAvatar.tsx";
import { LanguageSwitch } from "../../shared/ui/settings/LanguageSwitch.tsx";
import { ThemeSwitch } from "../../shared/ui/settings/ThemeSwitch.tsx";
import { useMe } from "../session/me.ts";
import { useSignOut } from "../session/useSignOut.ts";
import { useRoleWords } from "../words/roles.ts";
import styles from "./ProfileMenu.module.css";

/** Who is signed in; opens language, theme, the other portal, the keys and sign-out. */
export function ProfileMenu() {
  const { t } = useLingui();
  const me = useMe();
  const role = useRoleWords();
  const [opened, setOpened] = useState(false);
  const [signOut, leaving] = useSignOut();
  const id = me.userId ?? me.id;
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" width={264} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={styles.trigger} onClick={() => setOpened((open) => !open)}>
          <PresenceAvatar id={id} name={me.name} size={28} />
          <VisuallyHidden>{t`${me.name}, profile`}</VisuallyHidden>
          <span className={styles.words} aria-hidden="true">
            <strong>{me.name}</strong>
            <span>{me.role && role(me.role)}</span>
          </span>
          <Icon of={IconChevronDown} size={16} />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.panel}>
          <p className={styles.mail}>{me.email}</p>
          <div className={styles.field}>
            <span aria-hidden="true">
              <Trans>Language</Trans>
            </span>
            <LanguageSwitch />
          </div>
          <div className={styles.field}>
            <span aria-hidden="true">
              <Trans>Theme</Trans>
            </span>
            <ThemeSwitch />
          </div>
          {me.portals.includes("tech") && (
            <Button
              component="a"
              href="/tech/"
              variant="subtle"
              justify="flex-start"
              leftSection={<Icon of={IconHeadset} size={16} />}
            >
              <Trans>To the TECH portal</Trans>
            </Button>
          )}
          <Button
            variant="subtle"
            justify="flex-start"
            leftSection={<Icon of={IconKeyboard} size={16} />}
            onClick={() => {
              setOpened(false);
              showShortcuts();
            }}
          >
            <Trans>Keyboard shortcuts</Trans>
          </Button>
          <Button
            variant="default"
            leftSection={<Icon of={IconLogout} size={16} />}
            loading={leaving}
            onClick={() => void signOut()}
          >
            <Trans>Sign out</Trans>
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The help listens for this key itself, so that it works from the menu as from the keyboard. */
function showShortcuts(): void {
  setTimeout(() => window.dispatchEvent(new KeyboardEvent("keydown", { key: "?", bubbles: true })), 50);
}
