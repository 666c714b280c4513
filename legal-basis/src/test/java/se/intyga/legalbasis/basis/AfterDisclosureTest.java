package se.intyga.legalbasis.basis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AfterDisclosureTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "CONSENT,WITHDRAW,A6-1-a,A7-3",
        "CONTRACT,INFORMATION_ONLY,A6-1-b,A15",
        "LEGAL_OBLIGATION,INFORMATION_ONLY,A6-1-c,A15",
        "VITAL_INTERESTS,INFORMATION_ONLY,A6-1-d,A15",
        "PUBLIC_TASK,OBJECT,A6-1-e,A21",
        "LEGITIMATE_INTEREST,OBJECT,A6-1-f,A21"
    })
    void follows_from_the_ground(LawfulBasis basis, AfterDisclosure.Choice choice, String ground, String right) {
        assertThat(AfterDisclosure.of(basis).choice()).isEqualTo(choice);
        assertThat(basis.iri().full()).hasToString("https://w3id.org/dpv/legal/eu/gdpr#" + ground);
        assertThat(choice.right()).hasToString("eu-gdpr:" + right);
    }

    /// Pitfalls 4.2: "withdraw" on a statutory disclosure is a clear explanation, not a false success.
    @ParameterizedTest
    @EnumSource(value = LawfulBasis.class, mode = EnumSource.Mode.EXCLUDE, names = "CONSENT")
    void where_nothing_was_consented_the_text_says_that_there_is_no_consent_to_withdraw(LawfulBasis basis) {
        assertThat(AfterDisclosure.of(basis).text().sv()).contains("inget samtycke att ta tillbaka");
        assertThat(AfterDisclosure.of(basis).text().en()).contains("no consent to withdraw");
    }

    @Test
    void only_where_the_choice_is_to_object_does_the_text_offer_it() {
        assertThat(Stream.of(LawfulBasis.values())
                        .map(AfterDisclosure::of)
                        .filter(after ->
                                after.text().en().toLowerCase(Locale.ROOT).contains("you can object"))
                        .map(AfterDisclosure::choice))
                .containsOnly(AfterDisclosure.Choice.OBJECT)
                .hasSize(2);
    }

    @Test
    void an_authority_has_neither_consent_nor_legitimate_interest_to_be_met_with() {
        assertThat(Stream.of(AuthorityBasis.values()).map(AuthorityBasis::lawfulBasis))
                .doesNotContain(LawfulBasis.CONSENT, LawfulBasis.LEGITIMATE_INTEREST);
    }
}
