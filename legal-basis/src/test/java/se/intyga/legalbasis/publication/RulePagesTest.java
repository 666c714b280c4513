package se.intyga.legalbasis.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.intyga.legalbasis.policy.Policies;
import se.intyga.legalbasis.policy.PolicyFiles;
import se.intyga.legalbasis.policy.PolicySet;
import se.intyga.openapi.BaseUrl;
import se.intyga.pages.Language;

class RulePagesTest {
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

    private final BaseUrl base = new BaseUrl(URI.create("https://intyga.example"));
    private final Policies policies = new PolicyFiles(base.uri()).examples();
    private final PolicySet examples = policies.all().getFirst();
    private final RulePages pages = new RulePages(new FindVersion(policies, Clock.fixed(NOW, ZoneOffset.UTC)), base);

    @ParameterizedTest
    @EnumSource
    void every_rule_stands_on_the_page_with_its_place_source_and_days(Language language) {
        Document page = Jsoup.parse(pages.rules(examples, "/rules", language));
        assertThat(page.select("html").attr("lang")).isEqualTo(language.tag());
        for (OpenRule rule : OpenRules.of(examples)) {
            Elements article = page.select("[id=\"" + rule.anchor() + "\"]");
            assertThat(article).as(rule.anchor()).hasSize(1);
            assertThat(article.select("h3 a").attr("href")).isEqualTo("#" + rule.anchor());
            assertThat(article.select("h3").text()).isNotBlank();
            assertThat(article.text())
                    .contains(rule.content().path("citation").path("source").asText())
                    .contains(rule.content().path("valid_from").asText());
        }
        assertThat(page.select("script, style, [style], [onclick]")).isEmpty();
        assertThat(page.text()).doesNotContain("{base}");
    }

    @Test
    void examples_are_said_to_be_no_law() {
        assertThat(Jsoup.parse(pages.rules(examples, "/rules", Language.SV))
                        .select("[role=note]")
                        .text())
                .contains("inte gällande rätt");
    }

    @Test
    void a_citation_with_an_address_is_a_link() {
        Document page = Jsoup.parse(pages.rules(examples, "/rules", Language.EN));
        assertThat(page.select("a[href=https://www.example.se/forfattning/12]")).isNotEmpty();
    }

    @Test
    void two_versions_that_are_one_say_the_same() {
        Document page =
                Jsoup.parse(pages.diff(Optional.of(examples), Optional.of(examples), "/rules/diff", Language.EN));
        assertThat(page.text()).contains("The versions say the same.");
        assertThat(Jsoup.parse(pages.diff(Optional.empty(), Optional.empty(), "/rules/diff", Language.EN))
                        .select("form[action=/rules/diff] select"))
                .hasSize(2);
    }
}
