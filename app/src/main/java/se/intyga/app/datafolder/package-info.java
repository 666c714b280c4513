/// What the house keeps on disk beside its database: the lock, keys, certificates, trust anchors and registered
/// clients.
/// Everything is made once, written so that a crash leaves the old or the new file, and used again after a restart.
@NullMarked
package se.intyga.app.datafolder;

import org.jspecify.annotations.NullMarked;
