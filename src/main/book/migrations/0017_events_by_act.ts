/** The events of an act are looked for with every act that is shown, taken back or verified: without an index, among all there are. */
export const eventsByAct = `
CREATE INDEX events_by_act ON asset_events (act_id) WHERE act_id IS NOT NULL;
`;
