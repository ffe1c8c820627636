/** Single questions of a report, by the names `kubectl cni inspect` takes. */
export const views = ['image', 'nodes', 'pods', 'ranges', 'addresses'] as const
export type ViewId = (typeof views)[number]
