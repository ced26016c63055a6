import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { useLingui as useI18n } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import { Button, Group, Modal, Text } from "@mantine/core";
import { useState } from "react";
import { useChatData } from "../../../shared/chat/data/react.tsx";
import { useToast } from "../../../shared/ui/toast/ToastProvider.tsx";
import { technicianNames } from "../chatWords.ts";
import { useRefusal } from "../refusal.ts";

/** A technician wants to chat: a dialog in the middle with Decline and Accept (spec 10 C-17). */
export function PushInvitation({ invitation }: { invitation: ChatSession }) {
  const { i18n } = useI18n();
  const [answering, answer] = useAnswer();
  const name = technicianNames(invitation, i18n) ?? invitation.creator.name;
  return (
    <Modal
      opened
      onClose={() => undefined}
      closeOnEscape={false}
      closeOnClickOutside={false}
      withCloseButton={false}
      size={420}
      title={<Trans>{name} is inviting you to participate in a chat</Trans>}
    >
      <Text size="md" c="dimmed">
        <Trans>Accept to open the chat here. You can go on with what you are doing.</Trans>
      </Text>
      <Group justify="flex-end" gap={8} mt={20}>
        <Button
          variant="default"
          disabled={answering !== null}
          loading={answering === "decline"}
          onClick={() => void answer("decline", invitation.id)}
        >
          <Trans>Decline</Trans>
        </Button>
        <Button
          data-autofocus
          disabled={answering !== null}
          loading={answering === "accept"}
          onClick={() => void answer("accept", invitation.id)}
        >
          <Trans>Accept</Trans>
        </Button>
      </Group>
    </Modal>
  );
}

type Answer = "accept" | "decline";

function useAnswer(): [answering: Answer | null, answer: (answer: Answer, id: string) => Promise<void>] {
  const chat = useChatData();
  const toast = useToast();
  const refusal = useRefusal();
  const [answering, setAnswering] = useState<Answer | null>(null);
  const answer = async (given: Answer, id: string) => {
    setAnswering(given);
    try {
      await chat.act[given](id);
      if (given === "accept") chat.dock.open(id);
    } catch (problem) {
      toast({ kind: "problem", message: refusal(problem) });
    }
    setAnswering(null);
  };
  return [answering, answer];
}
