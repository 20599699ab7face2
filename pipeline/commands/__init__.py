"""The commands, a module each group of them; each loads what it needs when it is called."""
