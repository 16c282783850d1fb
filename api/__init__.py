"""The edge: the web application, its pages and the command line."""
