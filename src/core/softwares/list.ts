// One line per software: the file's name, its id in config/pool.yml and this export are the same word.
export { default as etherpad } from './etherpad.ts'
