/** Folder of the report files; set in astro.config.ts. */
declare const __REPORTS_FOLDER__: string
/** Path of src/mermaid/thread.ts; set in astro.config.ts. */
declare const __DRAWING_THREAD__: string
