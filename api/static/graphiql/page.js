// Begins GraphiQL with the examples of the page, each in a tab of its own.
"use strict";
const examples = JSON.parse(document.getElementById("examples").textContent);
ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: "/graphql" }),
    defaultTabs: examples,
    defaultEditorToolsVisibility: "variables",
    shouldPersistHeaders: false,
  }),
);
