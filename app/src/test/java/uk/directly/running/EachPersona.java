package uk.directly.running;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Runs a test once for each kind of persona (R102). */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ArgumentsSource(EachPersona.Personas.class)
public @interface EachPersona {
    /** Who may do what the test tries. */
    String[] but() default {};

    /** Those of the demonstration council. */
    final class Personas implements ArgumentsProvider {
        private static final List<String> ALL = List.of(
                "holder",
                "holder2",
                "carer",
                "self-funder",
                "isf-person",
                "nominee",
                "authorised",
                "helper",
                "pa",
                "micro",
                "newcomer",
                "broker",
                "accreditation",
                "finance",
                "social-work",
                "commissioner",
                "support");

        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
            List<String> meant = List.of(context.getRequiredTestMethod()
                    .getAnnotation(EachPersona.class)
                    .but());
            if (!ALL.containsAll(meant)) {
                throw new IllegalArgumentException("No such persona among " + meant);
            }
            return ALL.stream().filter(persona -> !meant.contains(persona)).map(Arguments::of);
        }
    }
}
