export type Setup = {
  code: string;
  siteName: string;
  timeZone: string;
  name: string;
  email: string;
  password: string;
  repeated: string;
};

export type SetupProblem = "missing" | "notAnAddress" | "tooShort" | "different";

/** Fewest characters of a password (spec 60 section 2.3). */
const passwordLength = 12;

/** An empty form in the browser's time zone, with the code when the address of the page brought it. */
export function emptySetup(code: string): Setup {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  return { code, siteName: "", timeZone, name: "", email: "", password: "", repeated: "" };
}

/** What is wrong with each field; empty when the form may be sent. */
export function setupProblems(setup: Setup): Partial<Record<keyof Setup, SetupProblem>> {
  const problems: Partial<Record<keyof Setup, SetupProblem>> = {};
  for (const name of ["code", "siteName", "timeZone", "name", "email", "password"] as const) {
    if (setup[name].trim() === "") problems[name] = "missing";
  }
  if (!problems.email && !/^\S+@\S+$/.test(setup.email.trim())) problems.email = "notAnAddress";
  if (!problems.password && [...setup.password].length < passwordLength) problems.password = "tooShort";
  if (!problems.password && setup.password !== setup.repeated) problems.repeated = "different";
  return problems;
}
