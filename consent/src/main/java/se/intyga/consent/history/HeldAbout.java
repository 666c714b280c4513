package se.intyga.consent.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// Something that holds records about persons and can hand one person hers (R11, L26). Every table with a person in it
/// is named by one of these: a test holds the tables against them.
public interface HeldAbout {
    /// The member it gets in an export.
    String name();

    /// The tables it speaks for, schema first.
    List<String> tables();

    /// All it holds about this person and nobody else.
    JsonNode of(PersonReference person);
}
