// Serves schema.graphql by @neo4j/graphql on Apollo Server, in production mode, by as many processes as are wanted.
// From the environment: NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE, PORT, PROCESSES; with PROFILE every
// statement is profiled, and the answer has its dbHits in `extensions.dbHits`.

import cluster from "node:cluster";
import { readFileSync } from "node:fs";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Neo4jGraphQL } from "@neo4j/graphql";
import neo4j from "neo4j-driver";

const { NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE, PORT, PROCESSES = "1", PROFILE } = process.env;

async function serve() {
  const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USERNAME, NEO4J_PASSWORD), {
    maxConnectionPoolSize: 100,
    notificationFilter: { minimumSeverityLevel: "OFF" },
    telemetryDisabled: true,
  });
  const typeDefs = readFileSync(new URL("schema.graphql", import.meta.url), "utf8");
  const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
  const plugins = PROFILE ? [tellingHits] : [];
  const server = new ApolloServer({ schema, introspection: false, plugins });
  const sessionConfig = { database: NEO4J_DATABASE };
  const context = async () =>
    PROFILE ? { ...profiled(driver), sessionConfig } : { executionContext: driver, sessionConfig };
  await startStandaloneServer(server, { context, listen: { host: "127.0.0.1", port: Number(PORT) } });
}

// A session that profiles whatever is read in it, and counts the hits.
function profiled(driver) {
  const counted = { dbHits: 0 };
  const executionContext = {
    session: (...settings) => profiling(driver.session(...settings), counted),
    executeQueryBookmarkManager: driver.executeQueryBookmarkManager,
    supportsMultiDb: () => driver.supportsMultiDb(),
    supportsSessionAuth: () => driver.supportsSessionAuth(),
    supportsTransactionConfig: () => driver.supportsTransactionConfig(),
    verifyConnectivity: () => driver.verifyConnectivity(),
    executeQuery: (...given) => driver.executeQuery(...given),
  };
  return { executionContext, counted };
}

function profiling(session, counted) {
  return {
    executeRead: (work, settings) =>
      session.executeRead(
        (transaction) =>
          work({
            run: async (query, parameters) => {
              const result = await transaction.run(query.replace(/^(CYPHER 5\n)?/, "$1PROFILE "), parameters);
              counted.dbHits += hitsOf(result.summary.profile);
              return result;
            },
          }),
        settings,
      ),
    close: () => session.close(),
  };
}

function hitsOf(operator) {
  return Number(operator.dbHits) + operator.children.map(hitsOf).reduce((one, other) => one + other, 0);
}

const tellingHits = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue }) {
        const { singleResult } = response.body;
        singleResult.extensions = { ...singleResult.extensions, dbHits: contextValue.counted.dbHits };
      },
    };
  },
};

if (cluster.isPrimary && Number(PROCESSES) > 1) {
  for (let number = 0; number < Number(PROCESSES); number += 1) cluster.fork();
} else {
  await serve();
}
