import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { postJson, type Refusal } from "../shared/app/postJson.ts";
import { useRefusalWords } from "../shared/app/useRefusalWords.ts";
import { PasswordField } from "../shared/ui/fields/PasswordField.tsx";
import { EntryCard } from "../shared/ui/page/EntryCard.tsx";
import { useDocumentTitle } from "../shared/ui/page/useDocumentTitle.ts";
import { emptySetup, type Setup, type SetupProblem, setupProblems } from "./setup.ts";

/** The first run: the code from the server's log, the organisation, and the first master admin (spec 95 section 2). */
export function App() {
  const { t } = useLingui();
  useDocumentTitle(t`Set up Deskbell`, "");
  return (
    <EntryCard
      wide
      title={<Trans>Set up Deskbell</Trans>}
      text={<Trans>This makes your site and its first administrator. You can change all of it later.</Trans>}
    >
      <SetupForm />
    </EntryCard>
  );
}

function SetupForm() {
  const { t } = useLingui();
  const words = useRefusalWords();
  const [setup, setSetup] = useState<Setup>(() =>
    emptySetup(new URLSearchParams(window.location.search).get("code") ?? ""),
  );
  const [judged, setJudged] = useState(false);
  const [working, setWorking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const problems = judged ? setupProblems(setup) : {};
  const problemWords: Record<SetupProblem, string> = {
    missing: t`Fill this in`,
    notAnAddress: t`Enter an e-mail address`,
    tooShort: t`Use at least 12 characters`,
    different: t`The two passwords differ`,
  };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setJudged(true);
    if (Object.keys(setupProblems(setup)).length > 0) return focusFirstProblem(event.currentTarget);
    setWorking(true);
    const { repeated: _, ...request } = setup;
    const answer = await postJson<{ redirect?: string }>("/setup", request);
    if (answer.ok) return window.location.assign(answer.body.redirect ?? "/auth/?portal=admin");
    setWorking(false);
    setRefusal(answer.refusal);
  };

  const field = (name: keyof Setup) => {
    const problem = problems[name];
    return {
      value: setup[name],
      error: problem ? problemWords[problem] : refusal?.errors[name],
      onChange: (event: { currentTarget: { value: string } }) => {
        const { value } = event.currentTarget;
        setSetup((before) => ({ ...before, [name]: value }));
      },
    };
  };
  const zone = field("timeZone");

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <TextInput
        {...field("code")}
        label={t`Set-up code`}
        description={t`The server prints it in its log when it starts. It works for 24 hours.`}
        autoComplete="one-time-code"
        spellCheck={false}
        autoFocus={!setup.code}
      />
      <TextInput
        {...field("siteName")}
        label={t`Name of your organisation`}
        autoComplete="organization"
        autoFocus={Boolean(setup.code)}
      />
      <Select
        label={t`Time zone`}
        data={Intl.supportedValuesOf("timeZone")}
        searchable
        allowDeselect={false}
        maxDropdownHeight={240}
        value={zone.value}
        error={zone.error}
        onChange={(value) => setSetup((before) => ({ ...before, timeZone: value ?? before.timeZone }))}
      />
      <TextInput {...field("name")} label={t`Your name`} autoComplete="name" />
      <TextInput
        {...field("email")}
        label={t`Your e-mail`}
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <PasswordField
        {...field("password")}
        label={t`Password`}
        description={t`At least 12 characters`}
        autoComplete="new-password"
        maxLength={128}
      />
      <PasswordField {...field("repeated")} label={t`Password again`} autoComplete="new-password" maxLength={128} />
      {refusal && (
        <p role="alert" style={{ margin: 0, color: "var(--db-red)" }}>
          {words(refusal)}
        </p>
      )}
      <Button type="submit" size="md" fullWidth loading={working}>
        <Trans>Set up the site</Trans>
      </Button>
    </form>
  );
}

/** Once the problems are drawn, the first field that has one gets the focus. */
function focusFirstProblem(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}
