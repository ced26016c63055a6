/** One line of a script, or a pause. */
export type Line = { by: "contact" | "technician" | "second"; text: string } | { pauseMinutes: number };

const speakers = { C: "contact", T: "technician", S: "second" } as const;

/** Reads a script; fails on lines of another form, so that a typing mistake shows at once. */
export function readScript(script: string): Line[] {
  return script
    .trim()
    .split("\n")
    .map((line) => {
      const pause = /^~ (\d+)$/.exec(line);
      if (pause) return { pauseMinutes: Number(pause[1]) };
      const said = /^([CTS]): (\S.*)$/.exec(line);
      if (!said) throw new Error(`not a line of a script: ${line}`);
      return { by: speakers[said[1] as keyof typeof speakers], text: said[2]! };
    });
}

/** Fills `{slots}`; `{Who}` is `{who}` with a capital. Fails on a slot that nobody fills. */
export function fill(text: string, slots: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = slots[name] ?? slots[name[0]!.toLowerCase() + name.slice(1)];
    if (value === undefined) throw new Error(`nothing fills {${name}} in: ${text}`);
    return name in slots ? value : value[0]!.toUpperCase() + value.slice(1);
  });
}
