import { useBookState } from '../../state/bookState.ts';
import { commands, situationOf, type Situation } from './commands.ts';

export const situation = (): Situation => situationOf(useBookState.getState());

/** The native menu and the keys name a command by its id. */
export async function performById(id: string): Promise<void> {
  const command = commands.find((candidate) => candidate.id === id);
  if (command !== undefined && command.enabled(situation())) await command.perform();
}
