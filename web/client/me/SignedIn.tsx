import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import { api } from "../../shared/api/client.ts";
import { ApiProblem } from "../../shared/api/problem.ts";
import { FaultState } from "../../shared/ui/state/FaultState.tsx";
import { ShellFrame } from "../shell/ShellFrame.tsx";
import { meQuery } from "./me.ts";

/**
 * Renders the portal once the server has said who is signed in. Nobody: the sign-in page (the API client leads there).
 * An agent: the TECH portal. Another person than before, after a sign-in elsewhere: everything starts anew for them.
 */
export function SignedIn(props: { children: ReactNode }) {
  const me = useQuery(meQuery);
  const agent = me.data !== undefined && me.data.kind !== "contact";
  useEffect(() => {
    if (agent) location.replace("/tech/");
  }, [agent]);
  useEffect(() => {
    if (me.data?.userId) api.actAs(me.data.userId);
  }, [me.data]);
  const { refetch } = me;
  useEffect(() => {
    const onFocus = () => void refetch();
    window.addEventListener("focus", onFocus);
    return () => window.removeEventListener("focus", onFocus);
  }, [refetch]);
  if (me.data && !agent) return <div key={me.data.userId}>{props.children}</div>;
  if (me.error && !signedOut(me.error)) {
    return (
      <ShellFrame>
        <FaultState
          title={<Trans>The portal did not load</Trans>}
          detail={<Trans>The server could not be reached.</Trans>}
          traceId={me.error instanceof ApiProblem ? me.error.requestId : undefined}
          onRetry={() => void me.refetch()}
        />
      </ShellFrame>
    );
  }
  return <ShellFrame />;
}

function signedOut(error: Error): boolean {
  return error instanceof ApiProblem && error.status === 401;
}
