/** Why the program cannot start, said to whoever starts it: its message is whole, and no stack is printed with it. */
export class StartError extends Error {}
