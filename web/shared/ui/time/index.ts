export { ClockTime } from "./ClockTime.tsx";
export { setClockOffset, useNow } from "./clock.ts";
export { Duration } from "./Duration.tsx";
export * from "./format.ts";
export { RelativeTime } from "./RelativeTime.tsx";
export { TickingTime } from "./TickingTime.tsx";
export { useTimeStyle, ViewerZone } from "./useTimeStyle.ts";
