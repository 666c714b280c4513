/// Every answer of every house in these tests is held to the OpenAPI documents.
@org.jspecify.annotations.NullMarked
package se.intyga.app.contract;
