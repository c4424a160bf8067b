package uk.directly.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the test class a {@link TestDatabase} of its own, as a parameter of its constructor or its methods; it is
 * dropped after the class. After each test the ledgers are checked.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({TestDatabaseExtension.class, LedgersSumToZero.class})
public @interface WithDatabase {}
