// The policies of choice that are everybody's are found by what they are: nothing leads to them.
CREATE INDEX choice_policy_everybody IF NOT EXISTS FOR (n:ChoicePolicy) ON (n.everybody, n.id);
CREATE INDEX choice_policy_was_everybody IF NOT EXISTS FOR (n:ChoicePolicyWas) ON (n.everybody, n.id);
// Objections are listed in the order of their ids.
CREATE INDEX objection_id IF NOT EXISTS FOR (n:Objection) ON (n.id);
MATCH (policy:ChoicePolicy) WHERE NOT EXISTS { (policy)-[:POLICY_OF]->() } SET policy.everybody = true;
MATCH (policy:ChoicePolicyWas) WHERE NOT EXISTS { (policy)-[:POLICY_OF|POLICY_OF_WAS]->() } SET policy.everybody = true;
