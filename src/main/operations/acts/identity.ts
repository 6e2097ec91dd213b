export const actIdOf = (id: number): string => `act-${id}`;
export const actRowId = (id: string): number => Number(id.slice('act-'.length));
