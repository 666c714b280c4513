/// A BankID to develop and demonstrate with: the real interface over mutual TLS, invented persons with published test
/// numbers, and a control interface that plays the person with the phone. Production refuses it.
@NullMarked
package se.intyga.eid.simulator;

import org.jspecify.annotations.NullMarked;
