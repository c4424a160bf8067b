package uk.directly;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import uk.directly.testing.TestDatabase;

/** The whole application on free ports, with a database and a sign-in provider of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "directly.local.management-port=0",
            "directly.local.simulator-port=0",
            "directly.local.demonstration=false"
        })
@ContextConfiguration(initializers = {TestDatabase.Initializer.class, TestSignIn.Initializer.class})
@Import({Doors.class, DoorPages.class})
@interface RunningApplication {}
