"""People talk to it: understanding, use cases, channels, command line, wiring."""
