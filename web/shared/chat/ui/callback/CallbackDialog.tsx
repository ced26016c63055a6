import { Trans } from "@lingui/react/macro";
import { Modal } from "@mantine/core";
import type { ComponentProps } from "react";
import { usePhone } from "../window/usePhone.ts";
import { CallbackForm } from "./CallbackForm.tsx";

/** The callback form as a dialog, full screen on phones. */
export function CallbackDialog(props: ComponentProps<typeof CallbackForm> & { opened: boolean }) {
  const { opened, ...form } = props;
  const phone = usePhone();
  return (
    <Modal opened={opened} onClose={props.onCancel} title={<Trans>Call me back</Trans>} size={500} fullScreen={phone}>
      <CallbackForm {...form} />
    </Modal>
  );
}
