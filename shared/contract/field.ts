/** Fields with their description: `kubectl cni explain` and the published schema print it. */
import * as z from 'zod'

export const text = (description: string) => z.string().meta({ description })
export const texts = (description: string) => z.array(z.string()).meta({ description })
export const count = (description: string) => z.int().meta({ description })
