// Claims said to contradict each other though they are about different States.
MATCH (one:Claim)-[:CONTRADICTS]->(other:Claim)
WHERE EXISTS { (one)-[:ABOUT]->(:State) } AND EXISTS { (other)-[:ABOUT]->(:State) }
  AND NOT EXISTS { (one)-[:ABOUT]->(:State)<-[:ABOUT]-(other) }
RETURN one.id AS id, 'contradicts ' + other.id + ', which is about another State' AS fault
