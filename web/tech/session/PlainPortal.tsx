import { useLingui } from "@lingui/react/macro";
import { IconMessageOff } from "@tabler/icons-react";
import { useDocumentTitle } from "../../shared/ui/page/useDocumentTitle.ts";
import { Region, SkipLink } from "../../shared/ui/regions/index.ts";
import { EmptyState } from "../../shared/ui/state/EmptyState.tsx";
import { Logo } from "../shell/Logo.tsx";
import { MeMenu } from "../shell/MeMenu.tsx";
import { PortalFrame } from "../shell/PortalFrame.tsx";
import styles from "../shell/Shell.module.css";
import type { Me } from "./me.ts";
import { useSignOut } from "./useSignOut.ts";

/** The portal of an agent who does not chat, or of a site where chat is off: no chat part and no chat request. */
export function PlainPortal({ me, everybody }: { me: Me; everybody: boolean }) {
  const { t } = useLingui();
  const signOut = useSignOut();
  useDocumentTitle(t`Welcome`, "Deskbell TECH");
  return (
    <PortalFrame me={me} signOut={signOut} chat={false}>
      <SkipLink />
      <div className={styles.shell}>
        <Region as="nav" label={t`Main navigation`} className={styles.plainRail}>
          <span className={styles.logo}>
            <Logo />
          </span>
          <span className={styles.space} />
          <MeMenu chat={false} position="right-end" />
        </Region>
        <div className={styles.centre}>
          <Region as="main" id="main" label={t`Content`} className={styles.plain}>
            <EmptyState
              icon={IconMessageOff}
              title={
                <h1 className={styles.plainTitle}>
                  {everybody ? t`Chat is turned off` : t`You take no part in chats`}
                </h1>
              }
            >
              {everybody
                ? t`An administrator has turned chat off for everybody.`
                : t`An administrator can turn chat on for you.`}
            </EmptyState>
          </Region>
        </div>
      </div>
    </PortalFrame>
  );
}
