import { Trans } from "@lingui/react/macro";
import { Button, Group, Modal, Text } from "@mantine/core";
import type { Confirmation } from "./ConfirmProvider.tsx";

/** The dialog of `useConfirm`; the focus starts on Cancel when the act is dangerous, so that Enter does no harm. */
export function ConfirmDialog(
  props: Confirmation & { opened: boolean; working?: boolean; onConfirm: () => void; onCancel: () => void },
) {
  return (
    <Modal opened={props.opened} onClose={props.onCancel} title={props.title} size={420} withCloseButton={false}>
      {props.text && (
        <Text component="div" size="md" c="dimmed">
          {props.text}
        </Text>
      )}
      <Group justify="flex-end" gap={8} mt={20}>
        <Button variant="default" onClick={props.onCancel} data-autofocus={props.danger || undefined}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          color={props.danger ? "red" : undefined}
          onClick={props.onConfirm}
          loading={props.working}
          data-autofocus={!props.danger || undefined}
        >
          {props.action}
        </Button>
      </Group>
    </Modal>
  );
}
