import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { api } from "../../shared/api/client.ts";
import { ApiProblem } from "../../shared/api/problem.ts";
import { FaultState } from "../../shared/ui/state/FaultState.tsx";
import { type Me, meQuery } from "./me.ts";
import { NotForYou } from "./NotForYou.tsx";
import styles from "./SessionGate.module.css";

/**
 * Renders the portal once the server has said who is signed in. Nobody: the sign-in page (the API client leads there).
 * A contact: the client portal. An agent whose role does not reach this far reads so, with the way to their portal.
 */
export function SessionGate(props: { children: ReactNode }) {
  const { data, error, refetch } = useQuery(meQuery);
  const contact = data?.kind === "contact";
  useEffect(() => {
    if (contact) location.replace("/portal/");
    else if (data?.userId) api.actAs(data.userId);
  }, [contact, data]);
  if (data && !contact) return mayBeHere(data) ? props.children : <NotForYou me={data} />;
  const signedOut = error instanceof ApiProblem && error.status === 401;
  if (!error || signedOut || contact) return null;
  return (
    <main className={styles.page}>
      <FaultState
        title={<Trans>The portal did not load</Trans>}
        detail={<Trans>The server could not be reached.</Trans>}
        traceId={error instanceof ApiProblem ? error.requestId : undefined}
        onRetry={() => void refetch()}
      />
    </main>
  );
}

function mayBeHere(me: Me): boolean {
  return me.portals.includes("admin") && me.capabilities.includes("admin");
}
