import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../shared/api/client.ts";
import { ApiProblem } from "../shared/api/problem.ts";
import { goToSignIn } from "../shared/api/signed-out.ts";
import { router } from "./router.tsx";
import { SessionGate } from "./session/SessionGate.tsx";

goToSignIn(api);

/** The admin portal: who is signed in and whether their role may be here, then the pages (spec 95 section 1). */
export function App() {
  const [queries] = useState(newQueryClient);
  return (
    <QueryClientProvider client={queries}>
      <SessionGate>
        <RouterProvider router={router} />
      </SessionGate>
    </QueryClientProvider>
  );
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
