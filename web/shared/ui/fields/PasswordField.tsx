import { useLingui } from "@lingui/react/macro";
import { PasswordInput } from "@mantine/core";
import { type ComponentProps, type KeyboardEvent, useState } from "react";

/** A password with show and hide, and a hint while caps lock is on. */
export function PasswordField(props: ComponentProps<typeof PasswordInput>) {
  const { t } = useLingui();
  const [caps, setCaps] = useState(false);
  const [shown, setShown] = useState(false);
  const look = (event: KeyboardEvent<HTMLInputElement>) => setCaps(event.getModifierState("CapsLock"));
  return (
    <PasswordInput
      {...props}
      visible={shown}
      onVisibilityChange={setShown}
      visibilityToggleButtonProps={{ "aria-label": shown ? t`Hide the password` : t`Show the password`, tabIndex: 0 }}
      description={caps ? <span role="status">{t`Caps lock is on`}</span> : props.description}
      inputWrapperOrder={["label", "input", "description", "error"]}
      onKeyDown={look}
      onKeyUp={look}
      onBlur={(event) => {
        setCaps(false);
        props.onBlur?.(event);
      }}
    />
  );
}
