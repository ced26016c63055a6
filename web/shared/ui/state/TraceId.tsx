import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { Icon } from "../icon/Icon.tsx";
import styles from "./TraceId.module.css";

/** The id under which the server's log explains a fault, with a button that copies it. */
export function TraceId({ id }: { id: string }) {
  const { t } = useLingui();
  const clipboard = useClipboard({ timeout: 2000 });
  return (
    <span className={styles.trace}>
      <span>
        <Trans>Trace {id}</Trans>
      </span>
      <ActionIcon
        size={28}
        aria-label={clipboard.copied ? t`Copied` : t`Copy the trace id`}
        title={clipboard.copied ? t`Copied` : t`Copy the trace id`}
        onClick={() => clipboard.copy(id)}
      >
        <Icon of={clipboard.copied ? IconCheck : IconCopy} size={14} />
      </ActionIcon>
    </span>
  );
}
