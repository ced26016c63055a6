import { Command, CommanderError } from "commander";
import type { Config } from "../platform/config.ts";
import { explain } from "./checks.ts";
import { asText, examine } from "./doctor.ts";
import { readEnvironment, variables } from "./environment.ts";

export { checkDatabase, checkPort } from "./checks.ts";
export { claimForDemo } from "./demo-folder.ts";
export { onStopSignal } from "./signals.ts";

/** What the commands do; `server/main.ts` passes it in. Each refuses by throwing. */
export interface Actions {
  /** Migrates, serves, and resolves when the server has stopped. */
  serve(config: Config): Promise<void>;
  /** Loads the demo site if it is not there (`reset`: anew), serves it, and resolves when the server has stopped. */
  demo(config: Config, options: { reset: boolean }): Promise<void>;
  migrate(config: Config): Promise<void>;
  /** Resolves with the password that was made when none was given. */
  createAdmin(
    config: Config,
    admin: { email: string; name: string; password?: string },
  ): Promise<{ password?: string }>;
  /** Resolves with the key, which is never shown again. */
  createApiKey(config: Config, key: { name: string; scopes: string[] }): Promise<string>;
}

export interface Surroundings {
  environment: NodeJS.ProcessEnv;
  out(text: string): void;
  error(text: string): void;
}

const ours: Surroundings = {
  environment: process.env,
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
};

/**
 * Runs one command line (without program and script) and resolves with the exit code: 0, or 1 after a sentence on stderr that
 * says what to do. Results go to stdout, everything else to stderr (spec 00 section 5).
 */
export async function runCommandLine(argv: string[], actions: Actions, around: Surroundings = ours): Promise<number> {
  let exitCode = 0;
  const program = commands(actions, around, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    const sentence = explain(error);
    around.error(`\n${sentence ?? (error instanceof Error ? error.stack : String(error))}\n`);
    return 1;
  }
}

function commands(actions: Actions, around: Surroundings, end: (code: number) => void): Command {
  const program = newProgram(around);
  const config = (siteId?: string) => readEnvironment(around.environment, siteId ? { siteId } : {});

  program
    .command("serve")
    .description("migrate the database and serve the site (npm start)")
    .action(() => actions.serve(config()));

  program
    .command("demo")
    .description("serve the demo site, loading it on the first start (npm run demo)")
    .option("--reset", "throw the demo site away and load it anew", false)
    .action(({ reset }: { reset: boolean }) => actions.demo(config("demo"), { reset }));

  program
    .command("migrate")
    .description("bring the database to the newest shape; safe to repeat")
    .action(async () => {
      await actions.migrate(config());
      around.error("The database is up to date.\n");
    });

  program
    .command("create-admin")
    .description("create a master admin, or give a new password to one")
    .requiredOption("--email <address>", "e-mail address, used to sign in")
    .requiredOption("--name <name>", "full name")
    .option("--password <password>", "password; made and printed when left out")
    .action(async (admin: { email: string; name: string; password?: string }) => {
      const { password } = await actions.createAdmin(config(), admin);
      around.error(`${admin.email} can sign in as master admin${password ? ", with this password" : ""}.\n`);
      if (password) around.out(`${password}\n`);
    });

  const key = program.command("api-key").description("keys for programs");
  key
    .command("create")
    .description("create an API key and print it, once, alone on stdout")
    .requiredOption("--name <name>", "what the key is for")
    .option("--scopes <list>", "what the key may do, separated by commas", "full")
    .action(async ({ name, scopes }: { name: string; scopes: string }) => {
      const made = await actions.createApiKey(config(), {
        name,
        scopes: scopes.split(",").map((scope) => scope.trim()),
      });
      around.out(`${made}\n`);
    });

  program
    .command("doctor")
    .description(
      "check everything that a start needs and print a report without secrets; exit code 1 if something is wrong",
    )
    .action(async () => {
      const findings = await examine(config(), around.environment);
      around.out(asText(findings));
      end(findings.some(({ state }) => state === "wrong") ? 1 : 0);
    });
  return program;
}

function newProgram(around: Surroundings): Command {
  const program = new Command("deskbell");
  const configure = (command: Command) =>
    command.exitOverride().configureOutput({ writeOut: around.out, writeErr: around.error });
  configure(program)
    .description("Deskbell: client-service portal and service desk. Run it as: npm run deskbell -- <command>")
    .addHelpText("after", `\nEnvironment:\n${environmentHelp()}`)
    .showHelpAfterError("(see: npm run deskbell -- --help)");
  return program;
}

function environmentHelp(): string {
  return Object.entries(variables)
    .map(([name, { meaning, default: value }]) => `  ${name.padEnd(20)} ${meaning} (${value.replaceAll("`", "")})\n`)
    .join("");
}
