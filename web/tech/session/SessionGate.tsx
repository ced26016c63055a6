import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { type ReactNode, useEffect } from "react";
import { api } from "../../shared/api/client.ts";
import { ApiProblem } from "../../shared/api/problem.ts";
import { useDocumentTitle } from "../../shared/ui/page/useDocumentTitle.ts";
import { EmptyState } from "../../shared/ui/state/EmptyState.tsx";
import { FaultState } from "../../shared/ui/state/FaultState.tsx";
import { type Me, mayWorkHere, useMe } from "./me.ts";
import styles from "./SessionGate.module.css";
import { useSignOut } from "./useSignOut.ts";

/**
 * Renders the portal once the server has said who is signed in. Nobody: the sign-in page. A contact: the client portal.
 * An agent without access to this portal reads so.
 */
export function SessionGate(props: { children: (me: Me) => ReactNode }) {
  const { data, error, refetch } = useMe();
  const contact = data?.kind === "contact";
  useEffect(() => {
    if (contact) location.replace("/portal/");
    else if (data?.userId) api.actAs(data.userId);
  }, [contact, data]);
  if (data && mayWorkHere(data)) return props.children(data);
  if (data && !contact) return <NoAccess admin={data.portals.includes("admin")} />;
  const signedOut = error instanceof ApiProblem && error.status === 401;
  if (!error || signedOut) return null;
  return (
    <main className={styles.page}>
      <FaultState
        title={<Trans>The portal did not load</Trans>}
        detail={<Trans>The server did not answer.</Trans>}
        traceId={error instanceof ApiProblem ? error.requestId : undefined}
        onRetry={() => void refetch()}
      />
    </main>
  );
}

function NoAccess({ admin }: { admin: boolean }) {
  const { t } = useLingui();
  const signOut = useSignOut();
  useDocumentTitle(t`No access`, "Deskbell TECH");
  return (
    <main className={styles.page}>
      <EmptyState
        icon={IconLock}
        title={t`You have no access to the TECH portal`}
        action={
          <>
            {admin && (
              <Button component="a" href="/admin/">
                <Trans>To the admin portal</Trans>
              </Button>
            )}
            <Button variant="default" onClick={() => void signOut()}>
              <Trans>Sign out</Trans>
            </Button>
          </>
        }
      >
        {t`An administrator can give it to you.`}
      </EmptyState>
    </main>
  );
}
