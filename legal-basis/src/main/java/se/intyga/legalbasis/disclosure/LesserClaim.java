package se.intyga.legalbasis.disclosure;

import se.intyga.formats.claims.ClaimPath;
import se.intyga.pages.Text;

/// A claim that was refused, and the lesser one that often does instead: `registered` for `registration_date`.
public record LesserClaim(String vct, ClaimPath refused, ClaimPath instead, Text why) {
    Text sentence() {
        return new Text(
                "Fråga efter " + instead + " i stället för " + refused + ". " + why.sv(),
                "Ask for " + instead + " instead of " + refused + ". " + why.en());
    }
}
