package se.intyga.issuer.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Set;

/// What the value of a claim is, checked before anything is signed (R73).
public enum ClaimKind {
    BOOLEAN {
        @Override
        public boolean fits(JsonNode value) {
            return value.isBoolean();
        }
    },
    /// A real day of the calendar, `yyyy-mm-dd`.
    DATE {
        @Override
        public boolean fits(JsonNode value) {
            return value.isTextual() && value.textValue().length() == 10 && parses(value.textValue(), LocalDate::parse);
        }
    },
    /// RFC 3339 with a zone.
    DATE_TIME {
        @Override
        public boolean fits(JsonNode value) {
            return value.isTextual() && parses(value.textValue(), OffsetDateTime::parse);
        }
    },
    TEXT {
        @Override
        public boolean fits(JsonNode value) {
            return value.isTextual()
                    && !value.textValue().isBlank()
                    && value.textValue().length() <= 200
                    && value.textValue().chars().noneMatch(Character::isISOControl);
        }
    },
    ORGANISATION_NUMBER {
        @Override
        public boolean fits(JsonNode value) {
            return value.isTextual() && value.textValue().matches("[0-9]{10}");
        }
    },
    /// An array of different municipality codes of Statistics Sweden's code list.
    MUNICIPALITY_CODES {
        @Override
        public boolean fits(JsonNode value) {
            if (!value.isArray() || value.isEmpty() || value.size() > 30) {
                return false;
            }
            Set<String> seen = new HashSet<>();
            for (JsonNode element : value) {
                if (!element.isTextual()
                        || !CodeLists.municipalities().contains(element.textValue())
                        || !seen.add(element.textValue())) {
                    return false;
                }
            }
            return true;
        }
    };

    public abstract boolean fits(JsonNode value);

    private interface Parser {
        Object parse(String text);
    }

    private static boolean parses(String text, Parser parser) {
        try {
            parser.parse(text);
            return true;
        } catch (DateTimeParseException malformed) {
            return false;
        }
    }
}
