// Renders the OpenAPI document that the page names.
(function () {
    const place = document.getElementById("document");
    window.SwaggerUIBundle({
        url: place.dataset.document,
        domNode: place,
        deepLinking: false,
        validatorUrl: null,
        supportedSubmitMethods: []
    });
})();
