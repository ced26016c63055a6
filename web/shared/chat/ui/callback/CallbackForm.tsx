import { Trans, useLingui } from "@lingui/react/macro";
import { Button, SegmentedControl, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useNow, useTimeStyle } from "../../../ui/time/index.ts";
import type { CallbackFormValue } from "../types.ts";
import styles from "./CallbackForm.module.css";
import { WindowFields } from "./WindowFields.tsx";
import { fromUtc, type TypedWindow, toUtc, windowProblem } from "./windows.ts";

const noteLimit = 1000;

/**
 * How and when to get back to a contact (spec 10 C-46): way, phone (needed for a call), a note of at most 1,000
 * characters, up to 5 windows within 14 days. Cancel changes nothing; `problem` is the server's refusal in words.
 */
export function CallbackForm(props: {
  phone?: string;
  value?: { type: "phone" | "chat"; note?: string; preferredTime?: { start: string; end: string }[] };
  /** A call back without a running chat can only be a call. */
  phoneOnly?: boolean;
  submitLabel?: string;
  sending?: boolean;
  problem?: string;
  onSubmit: (value: CallbackFormValue) => void;
  onCancel: () => void;
}) {
  const { t } = useLingui();
  const { timeZone } = useTimeStyle();
  const now = useNow(30_000);
  const [way, setWay] = useState(props.value?.type ?? "phone");
  const [phone, setPhone] = useState(props.phone ?? "");
  const [note, setNote] = useState(props.value?.note ?? "");
  const [windows, setWindows] = useState<TypedWindow[]>(() =>
    fromUtc(props.value?.preferredTime ?? [], timeZone, new Date(now)),
  );
  const [judged, setJudged] = useState(false);
  const phoneProblem = way === "phone" && !/\d.*\d.*\d/.test(phone);
  const noteProblem = note.trim().length > noteLimit;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setJudged(true);
    if (phoneProblem || noteProblem || windows.some((window) => windowProblem(window, timeZone, new Date(now)))) return;
    props.onSubmit({
      type: way,
      phone: way === "phone" ? phone.trim() : undefined,
      note: note.trim() || undefined,
      preferredTime: toUtc(windows, timeZone),
    });
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {!props.phoneOnly && (
        <SegmentedControl
          fullWidth
          aria-label={t`How shall we get back to you?`}
          value={way}
          onChange={(value) => setWay(value as "phone" | "chat")}
          data={[
            { value: "phone", label: t`Call me` },
            { value: "chat", label: t`Answer in the chat` },
          ]}
        />
      )}
      {way === "phone" && (
        <TextInput
          label={t`Phone number`}
          type="tel"
          autoComplete="tel"
          maxLength={40}
          required
          withAsterisk={false}
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
          error={judged && phoneProblem ? t`Enter a phone number, or choose the chat` : undefined}
        />
      )}
      <Textarea
        label={t`What is it about?`}
        description={note.length > noteLimit * 0.8 ? `${note.trim().length} / ${noteLimit}` : t`Optional`}
        rows={3}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={noteProblem ? t`Shorten this to 1,000 characters` : undefined}
      />
      <WindowFields windows={windows} onChange={setWindows} judged={judged} />
      {props.problem && (
        <p className={styles.problem} role="alert">
          {props.problem}
        </p>
      )}
      <div className={styles.buttons}>
        <Button variant="default" onClick={props.onCancel} disabled={props.sending}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" loading={props.sending}>
          {props.submitLabel ?? t`Call me back`}
        </Button>
      </div>
    </form>
  );
}
