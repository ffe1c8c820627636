/** Fields with their description in each language: `kubectl cni explain` prints it, and the published schema the English one. */
import * as z from 'zod'
import type { Both } from './locale.ts'

/** A description for zod. English is the schema's own; the others lie beside it and are not published. */
export const said = ({ en, ...others }: Both<string>) => ({ description: en, others })

export const text = (description: Both<string>) => z.string().meta(said(description))
export const texts = (description: Both<string>) => z.array(z.string()).meta(said(description))
export const count = (description: Both<string>) => z.int().meta(said(description))
