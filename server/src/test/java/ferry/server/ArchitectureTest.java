package ferry.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import ferry.server.http.Body;
import java.nio.channels.NetworkChannel;
import org.junit.jupiter.api.Test;

/// Which package may know which: the directions of the picture in the package comment of `ferry.server`.
class ArchitectureTest {
    private static final JavaClasses FERRY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ferry");

    private static void check(ArchRule rule) {
        rule.check(FERRY);
    }

    @Test
    void allModulesAreLookedAt() {
        assertThat(FERRY.contain("ferry.channel.Channel")).isTrue();
        assertThat(FERRY.contain("ferry.pool.WorkerPool")).isTrue();
        assertThat(FERRY.contain("ferry.server.WebServer")).isTrue();
    }

    @Test
    void insideTheServerDependenciesGoOneWay() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cli")
                .definedBy("ferry.server.cli..")
                .layer("server")
                .definedBy("ferry.server")
                .layer("net")
                .definedBy("ferry.server.net..")
                .layer("files")
                .definedBy("ferry.server.files..")
                .layer("observe")
                .definedBy("ferry.server.observe..")
                .layer("wire")
                .definedBy("ferry.server.wire..")
                .layer("http")
                .definedBy("ferry.server.http..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("net")
                .mayOnlyBeAccessedByLayers("server")
                .whereLayer("wire")
                .mayOnlyBeAccessedByLayers("net", "server")
                .whereLayer("files")
                .mayOnlyBeAccessedByLayers("server", "cli")
                .whereLayer("observe")
                .mayOnlyBeAccessedByLayers("server", "cli"));
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        check(slices().matching("ferry.(**)").should().beFreeOfCycles());
    }

    @Test
    void channelsKnowNothingButJava() {
        check(classes()
                .that()
                .resideInAPackage("ferry.channel")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("ferry.channel", "java..", "org.jspecify..")));
    }

    @Test
    void onlyTheObserverOfChannelsKnowsTheFlightRecorder() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("ferry.channel.jfr")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jdk.jfr..", "ferry.channel.jfr"));
    }

    @Test
    void thePoolKnowsChannelsAndNotTheServer() {
        check(noClasses()
                .that()
                .resideInAPackage("ferry.pool..")
                .should()
                .dependOnClassesThat(resideInAPackage("ferry.server..")));
    }

    @Test
    void theVocabularyKnowsNothingButJava() {
        check(classes()
                .that()
                .resideInAPackage("ferry.server.http..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("ferry.server.http..", "java..", "org.jspecify..")));
    }

    @Test
    void socketsAreTheBusinessOfNetAlone() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("ferry.server.net..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.ServerSocket")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(NetworkChannel.class));
    }

    /// A body may name the open file that it is a part of; whoever reads or sends it is elsewhere.
    @Test
    void parsingIsPure() {
        check(noClasses()
                .that()
                .resideInAnyPackage("ferry.server.wire..", "ferry.server.http..")
                .and()
                .doNotBelongToAnyOf(Body.FilePart.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.nio.channels..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class));
    }

    @Test
    void nobodyPrintsButTheCommandLine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("ferry.server.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err"));
    }
}
