export { Region } from "./Region.tsx";
export { SkipLink } from "./SkipLink.tsx";
