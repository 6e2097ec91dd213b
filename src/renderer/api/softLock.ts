/** A posting into a soft-locked month is asked about where the window is asked to post, whichever screen asks; the reason goes along with the second try. */
type Ask = (period: string) => Promise<string | null>;

let ask: Ask | null = null;

/** Who puts the question to the person: the reason, or null where the posting is given up. Null while nobody is there who may give one. */
export function askAboutSoftLock(next: Ask | null): void {
  ask = next;
}

export const reasonToPost = async (period: string): Promise<string | null> => (ask === null ? null : ask(period));
