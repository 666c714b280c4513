package se.intyga.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
    @Test
    void a_page_has_its_language_one_heading_one_main_part_and_a_skip_link() {
        Document page = Jsoup.parse(Layout.message(Frame.of(Language.SV, "Begäran"), "Tryck på knappen."));

        assertThat(page.select("html").attr("lang")).isEqualTo("sv");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main#content")).hasSize(1);
        assertThat(page.select("a[href=#content]")).hasSize(1);
    }

    @Test
    void what_a_page_is_told_is_escaped() {
        String hostile = "<script>alert('x')</script>";

        Document page =
                Jsoup.parse(Layout.message(Frame.of(Language.EN, hostile).at("/a?b=" + hostile), hostile));

        assertThat(page.select("script")).isEmpty();
        assertThat(page.select("main p").text()).isEqualTo(hostile);
        assertThat(page.select("h1").text()).isEqualTo(hostile);
    }

    @Test
    void the_language_switch_keeps_the_rest_of_the_address() {
        Frame frame = Frame.of(Language.SV, "t").at("/x?lang=sv&id=7");

        assertThat(frame.pathIn(Language.EN)).isEqualTo("/x?id=7&lang=en");
    }

    @Test
    void scripts_come_from_our_own_assets_only() {
        assertThatThrownBy(() -> new Frame(
                        Language.SV,
                        "t",
                        Optional.empty(),
                        List.of("https://elsewhere.example/x.js"),
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "chosen {0}, header {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, SV",
                "en, -, EN",
                "en, sv, EN",
                "fr, -, SV",
                "-, 'en-GB,en;q=0.9', EN",
                "-, 'de, en;q=0.5, sv;q=0.4', EN",
                "-, 'sv;q=0.1, en;q=0', SV",
                "-, 'not a;;header', SV",
                "-, *, SV"
            })
    void the_language_follows_the_choice_then_the_header(String chosen, String header, Language expected) {
        assertThat(Language.preferred(chosen, header)).isEqualTo(expected);
    }
}
