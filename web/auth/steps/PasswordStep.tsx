import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { PasswordField } from "../../shared/ui/fields/PasswordField.tsx";
import { BackButton } from "./BackButton.tsx";
import { Problem } from "./Problem.tsx";
import styles from "./steps.module.css";

/** The password; the e-mail goes along in a field that only password managers see. */
export function PasswordStep(props: {
  email: string;
  working: boolean;
  problem?: string;
  onSubmit: (password: string, remember: boolean) => void;
  onBack: () => void;
}) {
  const { t } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  const [password, setPassword] = useState("");
  const [remember, setRemember] = useState(false);
  const [judged, setJudged] = useState(false);
  useEffect(() => {
    if (props.problem) field.current?.select();
  }, [props.problem]);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setJudged(true);
        if (password) props.onSubmit(password, remember);
      }}
    >
      <Problem text={props.problem} />
      <input
        className={styles.forManagers}
        type="email"
        name="email"
        autoComplete="username"
        value={props.email}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <PasswordField
        ref={field}
        label={t`Password`}
        name="password"
        autoComplete="current-password"
        size="md"
        autoFocus
        maxLength={128}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={judged && !password ? t`Enter your password` : undefined}
      />
      <Checkbox
        label={t`Stay signed in on this device`}
        checked={remember}
        onChange={(event) => setRemember(event.currentTarget.checked)}
      />
      <Button type="submit" size="md" fullWidth loading={props.working}>
        <Trans>Sign in</Trans>
      </Button>
      <BackButton onClick={props.onBack}>
        <Trans>Use another e-mail</Trans>
      </BackButton>
    </form>
  );
}
