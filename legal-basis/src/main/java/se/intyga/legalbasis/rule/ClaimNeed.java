package se.intyga.legalbasis.rule;

import java.util.Optional;
import se.intyga.legalbasis.basis.Citation;
import se.intyga.legalbasis.basis.LawfulBasis;
import se.intyga.pages.Text;

/// Why a purpose needs claims of one flag, and the rule that lets it have them.
///
/// @param exception for special categories: which exception of GDPR Article 9(2) holds
public record ClaimNeed(ClaimFlag flag, Optional<SpecialCategoryException> exception, Text reason, Citation citation) {
    /// Whether it opens its flag for a request on that ground. Special categories need an exception, with its law where
    /// the article asks for law; offences need a law that can be looked up (Article 10).
    public boolean opens(LawfulBasis ground) {
        return switch (flag) {
            case PERSONAL_NUMBER, COORDINATION_NUMBER, HANDLER_NOTE, PROTECTED_PERSON_SENSITIVE -> true;
            case CRIMINAL_OFFENCE -> citation.resolvable();
            case SPECIAL_CATEGORY -> exception.filter(one -> holds(one, ground)).isPresent();
        };
    }

    private boolean holds(SpecialCategoryException exception, LawfulBasis ground) {
        if (exception == SpecialCategoryException.EXPLICIT_CONSENT) {
            return ground == LawfulBasis.CONSENT;
        }
        return !exception.restsOnLaw() || citation.resolvable();
    }
}
