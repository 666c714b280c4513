package se.intyga.app.organisations;

import java.nio.file.Path;

/// An organisation's file cannot be used; the message names the file and the member.
public final class OrganisationInvalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OrganisationInvalid(Path file, String fault) {
        super("The organisation file " + file + " " + fault + ".");
    }
}
