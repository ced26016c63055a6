import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useGo } from "../shell/nav.tsx";

/** Opens the transcript of a chat. */
export function ViewButton({ session }: { session: ChatSession }) {
  const go = useGo();
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => go({ to: "/history/$chatId", params: { chatId: session.id } })}
    >
      <Trans>View</Trans>
    </Button>
  );
}
