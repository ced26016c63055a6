import { useLingui } from "@lingui/react/macro";
import { VisuallyHidden } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { type FocusEvent, type KeyboardEvent, lazy, Suspense, useRef, useState } from "react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { PresenceAvatar } from "../../shared/ui/person/PresenceAvatar.tsx";
import { useMe } from "../me/me.ts";
import styles from "./Profile.module.css";

const ProfilePanel = lazy(() => import("./ProfilePanel.tsx").then((module) => ({ default: module.ProfilePanel })));

/**
 * The person's name in the top bar; opens language, theme and sign-out. A plain panel under the button and not a floating
 * one, because it always opens at the same place and every page would have to load the machinery.
 */
export function ProfileMenu() {
  const { t } = useLingui();
  const me = useMe();
  const [opened, setOpened] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const onBlur = (event: FocusEvent) => {
    const to = event.relatedTarget as Element | null;
    if (to && !event.currentTarget.contains(to) && !to.closest("[role=dialog]")) setOpened(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !opened) return;
    event.preventDefault();
    setOpened(false);
    trigger.current?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the panel from anywhere within
    <div className={styles.menu} onBlur={onBlur} onKeyDown={onKeyDown}>
      <button
        ref={trigger}
        type="button"
        className={styles.trigger}
        aria-expanded={opened}
        onClick={() => setOpened((open) => !open)}
      >
        <PresenceAvatar id={me.userId} name={me.name} size={32} />
        <VisuallyHidden>{t`${me.name}, profile`}</VisuallyHidden>
        <span className={styles.name} aria-hidden="true">
          {me.name}
        </span>
        <Icon of={IconChevronDown} size={16} />
      </button>
      {opened && (
        <Suspense>
          {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: Escape does the same */}
          <div className={styles.behind} onClick={() => setOpened(false)} />
          <section className={styles.dropdown} aria-label={t`Profile`}>
            <ProfilePanel autoFocus />
          </section>
        </Suspense>
      )}
    </div>
  );
}
