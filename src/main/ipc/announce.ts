import type { WebContents } from 'electron';
import type { UsoolEvent } from '#shared/contract/events.ts';

/** The one channel on which the window is told something unasked. */
export const EVENTS_CHANNEL = 'usool:event';

export type Announce = (event: UsoolEvent) => void;

/** The only place that sends to a page. Before the window is there, and after it is gone, nobody listens. */
export function createAnnounce(contents: () => WebContents | null): Announce {
  return (event) => {
    const target = contents();
    if (target !== null && !target.isDestroyed()) target.send(EVENTS_CHANNEL, event);
  };
}
