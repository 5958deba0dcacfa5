/** XML messages: reading and writing elements, and messages whose elements are declared once. */
export * from './fields'
export * from './xml'
