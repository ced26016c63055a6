/** What the placeholders of a text stand for; undefined: not known, or there is none. */
export type TextValues = { account?: string; contact?: string; nextOpen?: string };

const placeholder = /\{(account|contact|nextOpen)\}/g;

/**
 * Fills `{account} {contact} {nextOpen}` in a text that an administrator wrote (spec 10 section 19). A sentence whose
 * placeholder has no value is left out; undefined when nothing is left, so that the portal's own words stand there. The
 * result is plain text: values are not read again, and whoever shows it escapes it.
 */
export function fillText(text: string | undefined, values: TextValues): string | undefined {
  const known = (name: string) => values[name as keyof TextValues];
  const filled = text
    ?.split(/(?<=[.!?])(?=\s)/)
    .filter((sentence) => [...sentence.matchAll(placeholder)].every(([, name]) => known(name as string)))
    .map((sentence) => sentence.replace(placeholder, (_, name: string) => known(name) as string))
    .join("")
    .trim();
  return filled || undefined;
}
