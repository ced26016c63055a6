import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "../shared/api/client.ts";
import { ApiProblem } from "../shared/api/problem.ts";
import { goToSignIn } from "../shared/api/signed-out.ts";
import { ChatRuntimeProvider } from "./chat/ChatRuntime.tsx";
import { SignedIn } from "./me/SignedIn.tsx";
import { router } from "./router.tsx";

goToSignIn(api);

/** The client portal: who is signed in, then the chat around all pages, then the pages. */
export function App() {
  const [queries] = useState(newQueryClient);
  return (
    <QueryClientProvider client={queries}>
      <SignedIn>
        <ChatRuntimeProvider>
          <RouterProvider router={router} />
        </ChatRuntimeProvider>
      </SignedIn>
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
