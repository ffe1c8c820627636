/** YAML, imported lazily. Named here, because a split bundle gives a CommonJS package imported lazily no names. */
export { parse, stringify } from 'yaml'
