/**
 * Runs `stop` on the first SIGINT or SIGTERM. One Ctrl+C can arrive twice (from the terminal and from npm), so that what
 * follows within a second is the same wish; a later one ends the process at once. Returns a function that stops listening.
 */
export function onStopSignal(stop: () => void, end: (code: number) => void = process.exit): () => void {
  let first: number | undefined;
  const heard = (signal: NodeJS.Signals) => {
    if (first === undefined) {
      first = performance.now();
      stop();
    } else if (performance.now() - first > 1000) {
      end(signal === "SIGINT" ? 130 : 143);
    }
  };
  process.on("SIGINT", heard);
  process.on("SIGTERM", heard);
  return () => {
    process.off("SIGINT", heard);
    process.off("SIGTERM", heard);
  };
}
