import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { Gone } from "../page/Gone.tsx";
import type { Me } from "./me.ts";
import styles from "./SessionGate.module.css";
import { useSignOut } from "./useSignOut.ts";

/** For an agent whose role has no admin portal: says so calmly and leads on. */
export function NotForYou({ me }: { me: Me }) {
  const { t } = useLingui();
  const [signOut, leaving] = useSignOut();
  return (
    <main className={styles.page}>
      <Gone
        tab={t`Not for your role`}
        icon={IconLock}
        text={t`Administrators set up Deskbell here. You are signed in as ${me.name}.`}
        title={t`The admin portal is not for your role`}
        action={
          <>
            {me.portals.includes("tech") && (
              <Button component="a" href="/tech/">
                <Trans>To the TECH portal</Trans>
              </Button>
            )}
            <Button variant="default" loading={leaving} onClick={() => void signOut()}>
              <Trans>Sign out</Trans>
            </Button>
          </>
        }
      />
    </main>
  );
}
