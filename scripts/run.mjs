// The entry of every npm script. Runs on whatever Node.js the machine has, with nothing installed: what Deskbell itself runs
// on (Node.js 26, PostgreSQL, a test browser) comes with the packages that this installs.
const [major] = process.versions.node.split(".").map(Number);
if (major < 20) {
  console.error(
    `Deskbell needs Node.js 20 or newer to begin with; this is ${process.versions.node}.\n` +
      "Install a current Node.js from https://nodejs.org or your system's packages, and run the command again.",
  );
  process.exit(1);
}
const { main } = await import("./lib/main.mjs");
await main(process.argv.slice(2));
