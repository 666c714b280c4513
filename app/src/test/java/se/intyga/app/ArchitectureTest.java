package se.intyga.app;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the table of arrows: who may use whom. A change of this table comes with a decision record.
class ArchitectureTest {
    private static final List<String> ALPHABET = List.of("formats", "openapi", "pages");
    private static final List<String> BELOW_DOORS =
            List.of("formats", "openapi", "pages", "trustlists", "legalbasis", "consent", "eid", "ephemeral");

    private static final Map<String, List<String>> ARROWS = new LinkedHashMap<>();

    static {
        ARROWS.put("formats", List.of());
        ARROWS.put("openapi", List.of());
        ARROWS.put("pages", List.of());
        ARROWS.put("ephemeral", List.of());
        ARROWS.put("trustlists", ALPHABET);
        ARROWS.put("legalbasis", ALPHABET);
        ARROWS.put("consent", List.of("legalbasis", "formats", "openapi", "pages"));
        ARROWS.put("eid", List.of("ephemeral", "openapi", "pages"));
        ARROWS.put("issuer", BELOW_DOORS);
        ARROWS.put("verifier", BELOW_DOORS);
        ARROWS.put("holder", BELOW_DOORS);
    }

    private static JavaClasses classes = new ClassFileImporter().importClasses();

    @BeforeAll
    static void read_the_classes() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("se.intyga");
    }

    static Stream<String> rooms() {
        return ARROWS.keySet().stream();
    }

    @ParameterizedTest(name = "{0} uses only what lies below it")
    @MethodSource("rooms")
    void a_room_uses_only_the_rooms_it_may(String room) {
        List<String> allowed = ARROWS.getOrDefault(room, List.of());
        String[] forbidden = Stream.concat(ARROWS.keySet().stream(), Stream.of("app", "bench"))
                .filter(other -> !other.equals(room) && !allowed.contains(other))
                .map(other -> "se.intyga." + other + "..")
                .toArray(String[]::new);
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("se.intyga." + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .because(
                        "the arrows are fixed: " + room + " may use " + allowed + ", not " + Arrays.toString(forbidden))
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void no_packages_form_a_cycle() {
        slices().matching("se.intyga.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void floor_zero_does_no_input_or_output() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("se.intyga.formats..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "java.nio.file..", "java.sql..", "io.micronaut..", "org.jdbi..")
                .allowEmptyShould(true)
                .check(classes);
    }

    /// The archive is where decisions are kept once they are made (decision 0034); what makes them knows nothing of it.
    @Test
    void the_engine_of_the_law_does_no_input_or_output() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("se.intyga.legalbasis..")
                .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(
                        "se.intyga.legalbasis.policy..", "se.intyga.legalbasis.archive..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "java.nio.file..", "java.sql..", "org.jdbi..")
                .allowEmptyShould(true)
                .check(classes);
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("se.intyga.legalbasis..")
                .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(
                        "se.intyga.legalbasis.archive..", "se.intyga.legalbasis.obstacle..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("se.intyga.legalbasis.archive..")
                .check(classes);
    }
}
