// What was frozen and trained before a purpose could be said was for training that generates, and for everywhere.
MATCH (n:Freezing|FreezingWas|TrainingRun|TrainingRunWas) WHERE n.use IS NULL
SET n.use = 'TRAIN_GENERATIVE', n.territoryTable = 'ISO3166-1', n.territories = ['Worldwide'], n.asAmended = false;
