export { about, probe } from './cryptpad.ts'
