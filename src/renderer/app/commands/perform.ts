import { useBookState } from '../../state/bookState.ts';
import { commands, type Situation } from './commands.ts';

export const situation = (): Situation => ({ hasBook: useBookState.getState().isOpen });

/** The native menu and the keys name a command by its id. */
export async function performById(id: string): Promise<void> {
  const command = commands.find((candidate) => candidate.id === id);
  if (command !== undefined && command.enabled(situation())) await command.perform();
}
