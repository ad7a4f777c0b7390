package io.zhike.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of CONTRIBUTING.md that a compiler does not know. */
class ArchitectureTest {

    private static final String[] SERVICES = {
        "io.zhike.gateway..", "io.zhike.routing..", "io.zhike.quota..", "io.zhike.agent..", "io.zhike.sender.."
    };

    private static JavaClasses production;

    @BeforeAll
    static void importClasses() {
        production = Tree.productionClasses();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gateway", "routing", "quota", "agent", "sender", "simulator", "wechat", "outbox", "events"})
    void featuresFormNoCircles(String module) {
        slices().matching("io.zhike." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(production);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "routing", "quota", "agent", "sender"})
    void servicesDoNotKnowEachOther(String service) {
        String own = "io.zhike." + service + "..";
        String[] others =
                Arrays.stream(SERVICES).filter(other -> !other.equals(own)).toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(production);
    }

    @Test
    void platformKnowsNoService() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.zhike.events..",
                        "io.zhike.wechat..",
                        "io.zhike.outbox..",
                        "io.zhike.service..",
                        "io.zhike.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICES)
                .check(production);
    }

    @Test
    void whatRunsInProductionNeverSeesTheEmbeddedEngines() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.zhike.embedded..", "io.zhike.local..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.zhike.embedded..", "io.zhike.local..")
                .check(production);
    }

    @Test
    void valuesKnowNoFramework() {
        noClasses()
                .that(describe("are records or enums", ArchitectureTest::isValue))
                .and()
                .resideInAnyPackage(SERVICES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "jakarta.persistence..",
                        "jakarta.inject..",
                        "jakarta.enterprise..",
                        "jakarta.transaction..",
                        "org.jboss.logging..",
                        "java.sql..",
                        "java.net.http..",
                        "org.apache.kafka..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(production);
    }

    @Test
    void timeComesFromTheInjectedClock() {
        noClasses()
                .that()
                .resideInAnyPackage(SERVICES)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(production);
    }

    @Test
    void edgesAreToldByTheirSuffix() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.ws.rs.Path")
                .should()
                .haveSimpleNameEndingWith("Resource")
                .orShould()
                .haveSimpleNameEndingWith("Client")
                .check(production);
        classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .haveSimpleNameEndingWith("Row")
                .check(production);
        classes()
                .that()
                .areAnnotatedWith("io.smallrye.config.ConfigMapping")
                .should()
                .haveSimpleNameEndingWith("Config")
                .check(production);
        methods()
                .that()
                .areAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Incoming")
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Consumer")
                .check(production);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        fields().should().notBeAnnotatedWith("jakarta.inject.Inject").check(production);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Common|Base|Processor|Data|Info|Dto|DTO)")
                .check(production);
    }

    private static boolean isValue(JavaClass type) {
        return type.isRecord() || type.isEnum();
    }
}
