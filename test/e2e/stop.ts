import type { Person } from './person.ts';

export interface Stop {
  name: string;
  /** What to do from wherever one is; Escape has been pressed before. */
  arrive: (me: Person) => Promise<void>;
  /** What to answer on the way out, where the screen asks. */
  leave?: (me: Person) => Promise<void>;
}
