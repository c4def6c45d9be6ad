// The events that parts of the page send.
import type { Filter } from "./state.js";

declare global {
  interface DocumentEventMap {
    period: CustomEvent<{ from: string; to: string }>;
    choose: CustomEvent<{ dimension: Filter; value: string }>;
  }
}
