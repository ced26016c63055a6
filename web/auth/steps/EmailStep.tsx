import { Trans, useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { useState } from "react";

/** The e-mail alone; it stays in its field over every error. */
export function EmailStep(props: {
  email: string;
  onEmail: (email: string) => void;
  working: boolean;
  problem?: string;
  onNext: () => void;
}) {
  const { t } = useLingui();
  const [judged, setJudged] = useState(false);
  const plausible = /^\S+@\S+$/.test(props.email.trim());
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setJudged(true);
        if (plausible) props.onNext();
      }}
    >
      <TextInput
        label={t`E-mail`}
        type="email"
        name="email"
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        size="md"
        autoFocus
        maxLength={254}
        value={props.email}
        onChange={(event) => props.onEmail(event.currentTarget.value)}
        error={judged && !plausible ? t`Enter your e-mail address` : props.problem}
        errorProps={{ role: "alert" }}
      />
      <Button type="submit" size="md" fullWidth loading={props.working}>
        <Trans>Continue</Trans>
      </Button>
    </form>
  );
}
