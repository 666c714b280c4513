/// The durable store: an embedded PostgreSQL in the data folder or a given one, its pool and its migrations.
@NullMarked
package se.intyga.app.database;

import org.jspecify.annotations.NullMarked;
