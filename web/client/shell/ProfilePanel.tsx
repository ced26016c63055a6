import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconLogout } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { PresenceAvatar } from "../../shared/ui/person/PresenceAvatar.tsx";
import { LanguageSwitch } from "../../shared/ui/settings/LanguageSwitch.tsx";
import { ThemeSwitch } from "../../shared/ui/settings/ThemeSwitch.tsx";
import { useMe } from "../me/me.ts";
import styles from "./Profile.module.css";
import { useSignOut } from "./useSignOut.ts";

/** Who is signed in, language, theme, sign-out. `autoFocus` takes the focus when the panel appears. */
export function ProfilePanel(props: { autoFocus?: boolean }) {
  const me = useMe();
  const panel = useRef<HTMLDivElement>(null);
  const { autoFocus } = props;
  useEffect(() => {
    if (autoFocus) panel.current?.focus();
  }, [autoFocus]);
  const [signOut, leaving] = useSignOut();
  return (
    <div ref={panel} className={styles.panel} tabIndex={-1}>
      <div className={styles.person}>
        <PresenceAvatar id={me.userId} name={me.name} size={40} />
        <div className={styles.words}>
          <strong>{me.name}</strong>
          <span>{me.email}</span>
          {me.account && <span>{me.account.name}</span>}
        </div>
      </div>
      <div className={styles.field}>
        <span className={styles.fieldName} aria-hidden="true">
          <Trans>Language</Trans>
        </span>
        <LanguageSwitch />
      </div>
      <div className={styles.field}>
        <span className={styles.fieldName} aria-hidden="true">
          <Trans>Theme</Trans>
        </span>
        <ThemeSwitch />
      </div>
      <Button
        variant="default"
        leftSection={<Icon of={IconLogout} size={16} />}
        loading={leaving}
        onClick={() => void signOut()}
      >
        <Trans>Sign out</Trans>
      </Button>
    </div>
  );
}
