// Begins GraphiQL with the examples of the page, each in a tab of its own.
"use strict";
const examples = JSON.parse(document.getElementById("examples").textContent);
// GraphiQL takes the query of its first tab from there, but the variables only from a property of their own.
const isFirstVisit = localStorage.getItem("graphiql:tabState") === null;
ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: "/graphql" }),
    defaultTabs: examples,
    ...(isFirstVisit && { variables: examples[0].variables }),
    defaultEditorToolsVisibility: "variables",
    shouldPersistHeaders: false,
  }),
);
