"""Neo4j itself: the driver and its sessions, and the embedded server when none is named."""
