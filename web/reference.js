// Draws the description that the server gives of its API.

addEventListener("DOMContentLoaded", () => {
  const swagger = /** @type {any} */ (globalThis)["SwaggerUIBundle"];
  swagger({
    url: "openapi.json",
    dom_id: "#reference",
    deepLinking: true,
    validatorUrl: null, // it asks nobody else
    presets: [swagger.presets.apis],
    layout: "BaseLayout",
    defaultModelsExpandDepth: 0,
    tryItOutEnabled: true,
  });
});
