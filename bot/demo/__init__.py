"""The demonstration: a sample office with sample directives, on a server of our own on this machine."""
