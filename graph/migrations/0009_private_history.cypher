// A wish about naming is in nobody's public history, nor is what was said of it, nor what was said of that.
MATCH (choice:Said {kind: 'namingChoice'}) SET choice.private = true;
MATCH (said:Said {private: true}) MATCH (about:Said {target: said.seq}) SET about.private = true;
MATCH (said:Said {private: true}) MATCH (about:Said {target: said.seq}) SET about.private = true;
MATCH (said:Said {private: true}) MATCH (about:Said {target: said.seq}) SET about.private = true;
