"""What the command line says: verbs and their help, settings, the registry, the first run."""
