/** Which asset a new one was bought in the place of: a component that was replaced leads to the one that came after it, and back. */
export const replacements = `
ALTER TABLE assets ADD COLUMN replaces_id INTEGER REFERENCES assets (id);
CREATE INDEX assets_by_replaced ON assets (replaces_id) WHERE replaces_id IS NOT NULL;
`;
