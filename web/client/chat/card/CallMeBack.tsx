import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPhoneCall } from "@tabler/icons-react";
import { Icon } from "../../../shared/ui/icon/Icon.tsx";
import styles from "../../home/Home.module.css";
import type { Availability } from "../availability.ts";
import { useCallbackDialog } from "../callback/CallbackDialogs.tsx";

/** Call me back without chatting, also outside the hours (spec 10 C-19). `alone`: there is no chat beside it. */
export function CallMeBack(props: { availability: Availability | undefined; alone?: boolean; size?: "md" }) {
  const { availability, alone } = props;
  const ask = useCallbackDialog();
  return (
    <Button
      variant={alone ? "filled" : "default"}
      size={props.size}
      leftSection={<Icon of={IconPhoneCall} size={16} />}
      onClick={() => ask({ kind: "new" })}
      disabled={availability !== undefined && !availability.callback.allowed}
      className={`${styles.callBack} ${alone ? styles.alone : ""}`}
    >
      <Trans>Call me back</Trans>
    </Button>
  );
}
