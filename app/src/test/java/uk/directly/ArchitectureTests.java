package uk.directly;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.directly.web.Page;

/** The rules of the house that a compiler can't hold. Each is broken once in {@code uk.crooked}, to prove it. */
class ArchitectureTests {
    private static final JavaClasses MAIN = MainClasses.all();
    private static final JavaClasses CROOKED = MainClasses.crooked();

    /** What is decided, decided on purpose. */
    enum Rule {
        MODELS_ARE_PURE(
                "ImpureModel",
                noClasses()
                        .that()
                        .resideInAPackage("..model..")
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(
                                "org.springframework..",
                                "reactor..",
                                "org.reactivestreams..",
                                "io.r2dbc..",
                                "java.sql..",
                                "javax.sql.."))
                        .because("a rule must be readable and testable without any of it")),
        EDGES_ASK_NO_DATABASE(
                "NosyController",
                noClasses()
                        .that(resideInAnyPackage("uk..rest..", "uk..web..")
                                .and(DescribedPredicate.not(resideInAnyPackage("uk.directly.web.rest.."))))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(
                                "org.springframework.r2dbc..", "io.r2dbc..", "java.sql..", "javax.sql.."))
                        .because("controllers translate; use cases ask")),
        NOBODY_BLOCKS(
                "Impatient",
                noClasses()
                        .should()
                        .callMethodWhere(
                                target(nameMatching("block|blockOptional|blockFirst|blockLast|toIterable|toStream"))
                                        .and(target(owner(JavaClass.Predicates.assignableTo(Publisher.class)))))
                        .because("an event loop serves everyone")),
        TIME_IS_GIVEN(
                "OwnWatch",
                noClasses()
                        .should()
                        .callMethodWhere(DescribedPredicate.describe(
                                "a clock of its own is read",
                                call -> call.getTargetOwner().getPackageName().equals("java.time")
                                        && call.getTarget().getName().equals("now")
                                        && call.getTarget().getRawParameterTypes().stream()
                                                .noneMatch(type -> type.isEquivalentTo(Clock.class))))
                        .because("product time can be moved; it comes from the injected Clock")),
        CLOCKS_ARE_WIRED_IN_ONE_PLACE(
                "OwnClock",
                noClasses()
                        .that(DescribedPredicate.not(resideInAnyPackage("uk.directly.local..")))
                        .should()
                        .callMethodWhere(DescribedPredicate.describe(
                                "a system clock is made",
                                call -> call.getTargetOwner().isEquivalentTo(Clock.class)
                                        && call.getTarget().getName().startsWith("system")))
                        .because("there is one product clock")),
        NAMES_SAY_SOMETHING(
                "StringUtil",
                noClasses()
                        .should()
                        .haveNameMatching(".*\\.[A-Za-z0-9]*(Manager|Helper|Helpers|Util|Utils|Impl)")
                        .because("a class is named by what it does in the domain")),
        API_STANDS_IN_REST(
                "MisplacedController",
                classes()
                        .that()
                        .areAnnotatedWith(RestController.class)
                        .should()
                        .resideInAnyPackage("uk..rest..", "uk.directly.payment.stripe..")
                        .because("the JSON is a feature's edge; a rail's webhooks stand with the rail")),
        PAGES_STAND_IN_WEB(
                "MisplacedPages",
                classes().that().areAnnotatedWith(Controller.class).should().resideInAPackage("uk..web..")),
        PAGES_ARE_SHOWN(
                "UnshownPage",
                noMethods()
                        .that()
                        .areMetaAnnotatedWith(RequestMapping.class)
                        .should(new ArchCondition<>("answer with a page instead of what shows it") {
                            @Override
                            public void check(JavaMethod method, ConditionEvents events) {
                                boolean page = method.getReturnType().getAllInvolvedRawTypes().stream()
                                        .anyMatch(type -> type.isAssignableTo(Page.class));
                                events.add(new SimpleConditionEvent(method, page, method.getFullName()));
                            }
                        })
                        .because("a page is written by show(), and a view of its name is looked for in vain")),
        NOTHING_IS_INJECTED_INTO_FIELDS(
                "Injected",
                noFields()
                        .should()
                        .beAnnotatedWith(Autowired.class)
                        .orShould()
                        .beAnnotatedWith(Value.class)
                        .because("constructors say what a class needs"));

        private final String broken;

        @SuppressWarnings("ImmutableEnumChecker") // ArchUnit never changes a rule
        private final ArchRule rule;

        Rule(String broken, ArchRule rule) {
            this.broken = broken;
            this.rule = rule;
        }
    }

    @ParameterizedTest
    @EnumSource
    void holds(Rule rule) {
        rule.rule.allowEmptyShould(true).check(MAIN);
    }

    @ParameterizedTest
    @EnumSource
    void bites(Rule rule) {
        assertThat(rule.rule.evaluate(CROOKED).getFailureReport().getDetails())
                .isNotEmpty()
                .allMatch(violation -> violation.contains(rule.broken));
    }

    @Test
    void putsNoPackageIntoTwoMavenModules() {
        assertThat(sharedPackages(MAIN, MainClasses::mavenModule)).isEmpty();
    }

    @Test
    void noticesAPackageInTwoMavenModules() {
        assertThat(sharedPackages(CROOKED, JavaClass::getSimpleName)).contains("uk.crooked");
    }

    @Test
    void keepsPagesAndOutsideServicesApart() {
        assertThat(crossings(MAIN, MainClasses::mavenModule, "webui", "infra")).isEmpty();
    }

    @Test
    void noticesPagesThatUseOutsideServices() {
        assertThat(crossings(
                        CROOKED,
                        type -> type.getPackageName().substring("uk.".length()),
                        "crooked.lower",
                        "crooked.upper.inside"))
                .isNotEmpty();
    }

    private static Set<String> sharedPackages(JavaClasses classes, Function<JavaClass, String> module) {
        Map<String, Set<String>> modules = new TreeMap<>();
        for (JavaClass type : classes) {
            modules.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
                    .add(module.apply(type));
        }
        modules.values().removeIf(in -> in.size() == 1);
        return modules.keySet();
    }

    private static Set<String> crossings(
            JavaClasses classes, Function<JavaClass, String> module, String one, String other) {
        Set<String> crossings = new TreeSet<>();
        for (JavaClass type : classes) {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass used = dependency.getTargetClass();
                if (classes.contain(used.getName())) {
                    String from = module.apply(type);
                    String to = module.apply(used);
                    if ((from.equals(one) && to.equals(other)) || (from.equals(other) && to.equals(one))) {
                        crossings.add(dependency.getDescription());
                    }
                }
            }
        }
        return crossings;
    }
}
