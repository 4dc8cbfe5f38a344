export { doCommand, parseCommand } from './commands.ts'
export { openDoor } from './door.ts'
export { runCommand } from './run-command.ts'
