package io.torouter.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.jspecify.annotations.NullMarked;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ConcurrentMap;

/** Who may know whom. This module is the only one that sees all others, so the rules of all stand here. */
@AnalyzeClasses(packages = "io.torouter", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String GATEWAY = "io.torouter.gateway..";
    private static final String ROUTER = "io.torouter.router..";
    private static final String CATALOG = "io.torouter.catalog..";
    private static final String SIMULATOR = "io.torouter.simulator..";
    private static final String CLI = "io.torouter.cli..";
    private static final String NODE = "io.torouter.node..";
    private static final String BUS = "io.torouter..bus..";
    private static final String HTTP = "io.torouter.http";
    private static final String COUNT = "io.torouter.translation.count";

    private static final DescribedPredicate<JavaClass> SHARED =
            resideInAPackage("io.torouter..")
                    .and(DescribedPredicate.not(resideInAnyPackage(GATEWAY, ROUTER, CATALOG, SIMULATOR, CLI, NODE)))
                    .as("shared");
    private static final DescribedPredicate<JavaClass> TRANSLATION =
            SHARED.and(DescribedPredicate.not(resideInAnyPackage(BUS, HTTP)))
                    .as("shared outside its bus and http packages");
    private static final DescribedPredicate<JavaClass> PLAIN_JAVA =
            resideInAnyPackage(
                    "java..",
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind..",
                    "org.jspecify.annotations..");
    private static final DescribedPredicate<JavaClass> STATE =
            assignableTo(ConcurrentMap.class)
                    .or(resideInAPackage("java.util.concurrent.atomic.."))
                    .as("made to be changed");

    @ArchTest
    static final ArchRule gatewayMeetsOthersOnlyInShared = stranger(GATEWAY, ROUTER, CATALOG, SIMULATOR, CLI, NODE);

    @ArchTest
    static final ArchRule routerMeetsOthersOnlyInShared = stranger(ROUTER, GATEWAY, CATALOG, SIMULATOR, CLI, NODE);

    @ArchTest
    static final ArchRule catalogMeetsOthersOnlyInShared = stranger(CATALOG, GATEWAY, ROUTER, SIMULATOR, CLI, NODE);

    @ArchTest
    static final ArchRule simulatorMeetsOthersOnlyInShared = stranger(SIMULATOR, GATEWAY, ROUTER, CATALOG, CLI, NODE);

    @ArchTest
    static final ArchRule cliMeetsOthersOnlyInShared = stranger(CLI, GATEWAY, ROUTER, CATALOG, SIMULATOR, NODE);

    @ArchTest
    static final ArchRule nodesThatStartLoadNoCommands =
            noClasses()
                    .that(DescribedPredicate.not(resideInAnyPackage(CLI, "io.torouter.cli")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule translationKnowsOnlyTheJdkAndJackson =
            classes()
                    .that(TRANSLATION.and(DescribedPredicate.not(resideInAPackage(COUNT))))
                    .should()
                    .onlyDependOnClassesThat(
                            TRANSLATION.or(PLAIN_JAVA).as("translation, the JDK, Jackson or jspecify"));

    @ArchTest
    static final ArchRule countingKnowsATokenizerBesides =
            classes()
                    .that(resideInAPackage(COUNT))
                    .should()
                    .onlyDependOnClassesThat(TRANSLATION.or(PLAIN_JAVA).or(resideInAPackage("com.knuddels.jtokkit..")));

    @ArchTest
    static final ArchRule busAndHttpKnowVertxAndNettyBesides =
            classes()
                    .that(SHARED.and(resideInAnyPackage(BUS, HTTP)))
                    .should()
                    .onlyDependOnClassesThat(
                            SHARED.or(PLAIN_JAVA).or(resideInAnyPackage("io.vertx.core..", "io.netty..")));

    @ArchTest
    static final ArchRule sharedNeverAsksForNow =
            noClasses()
                    .that(SHARED)
                    .should(
                            callMethod(Instant.class, "now")
                                    .or(callMethod(Clock.class, "systemUTC"))
                                    .or(callMethod(System.class, "currentTimeMillis"))
                                    .or(callMethod(System.class, "nanoTime")));

    @ArchTest
    static final ArchRule namesSayWhatAClassIs =
            noClasses()
                    .should()
                    .haveNameMatching(".*(Utils?|Utility|Utilities|Helpers?|Commons?|Manager|Impl)")
                    .because("a function lives beside the data it reads");

    @ArchTest
    static final ArchRule packagesAreCutByFeature =
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            "..util..", "..utils..", "..helpers..", "..handlers..", "..models..", "..impl..");

    @ArchTest static final ArchRule staticFieldsAreFinal = fields().that().areStatic().should().beFinal();

    @ArchTest static final ArchRule noStateIsStatic = noFields().that().areStatic().should().haveRawType(STATE);

    @ArchTest static final ArchRule everyPackageIsNullMarked = classes().should(resideInANullMarkedPackage());

    @ArchTest
    static final ArchRule packagesFormNoCycle = slices().matching("io.torouter.(**)").should().beFreeOfCycles();

    private static ArchRule stranger(String module, String... others) {
        return noClasses().that().resideInAPackage(module).should().dependOnClassesThat().resideInAnyPackage(others);
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package that is @NullMarked") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                var marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(item, marked, item.getPackageName() + " of " + item.getName()));
            }
        };
    }
}
