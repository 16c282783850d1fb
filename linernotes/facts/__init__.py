"""What can be recorded: one file a noun, one frozen model a kind of fact."""
