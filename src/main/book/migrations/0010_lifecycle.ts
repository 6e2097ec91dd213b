/** What an asset consists of is looked for from its page, and whenever it leaves. */
export const lifecycle = `
CREATE INDEX assets_by_parent ON assets (parent_id) WHERE parent_id IS NOT NULL;
`;
