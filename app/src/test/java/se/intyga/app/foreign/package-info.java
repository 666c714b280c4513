/// Implementations of others that the house is held against: npm's wallet and verifier run by Node, the EU wallet's
/// libraries on the JVM. They accept things a strict reader refuses, so they are never the only judge.
@NullMarked
package se.intyga.app.foreign;

import org.jspecify.annotations.NullMarked;
