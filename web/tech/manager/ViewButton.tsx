import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";

/** Opens the transcript of a chat. */
export function ViewButton({ session }: { session: ChatSession }) {
  const navigate = useNavigate();
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => void navigate({ to: "/history/$chatId", params: { chatId: session.id } })}
    >
      <Trans>View</Trans>
    </Button>
  );
}
