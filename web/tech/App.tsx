import { QueryClient, QueryClientProvider, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { api, call } from "../shared/api/client.ts";
import { ApiProblem } from "../shared/api/problem.ts";
import { goToSignIn } from "../shared/api/signed-out.ts";
import { ChatPortal } from "./session/ChatPortal.tsx";
import type { Me } from "./session/me.ts";
import { PlainPortal } from "./session/PlainPortal.tsx";
import { SessionGate } from "./session/SessionGate.tsx";

goToSignIn(api);

/** The TECH portal: who is signed in, whether there is chat for them, then the pages. */
export function App() {
  const [queries] = useState(newQueryClient);
  return (
    <QueryClientProvider client={queries}>
      <SessionGate>{(me) => <Portal key={me.userId} me={me} />}</SessionGate>
    </QueryClientProvider>
  );
}

function Portal({ me }: { me: Me }) {
  const client = useQueryClient();
  const onChanged = useCallback(() => {
    for (const queryKey of [["me"], ["chat-config"]]) void client.invalidateQueries({ queryKey });
  }, [client]);
  const config = useQuery({
    queryKey: ["chat-config"],
    queryFn: ({ signal }) => call("GET /chat/config", { signal }),
    enabled: me.chatEnabled,
  });
  if (me.chatEnabled && config.isPending) return null;
  if (!me.chatEnabled) return <PlainPortal me={me} everybody={false} />;
  if (config.data?.enabled === false) return <PlainPortal me={me} everybody />;
  return <ChatPortal me={me} onChanged={onChanged} />;
}

function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem && error.status < 500),
        networkMode: "always",
      },
    },
  });
}
