/** A table of words without its texts: what the other language has to fill, key by key. */
export type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> }
