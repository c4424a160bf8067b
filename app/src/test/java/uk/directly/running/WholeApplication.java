package uk.directly.running;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import uk.directly.testing.LedgersSumToZero;

/**
 * Starts the whole application for the test class, with the demonstration council in a database of its own, and gives it
 * as a parameter of the constructor. After each test the ledgers are checked.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({WholeApplicationExtension.class, LedgersSumToZero.class})
public @interface WholeApplication {}
